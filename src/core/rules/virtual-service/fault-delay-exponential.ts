import { fixOf, rename } from '../checks/fixes.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const faultDelayExponential = httpRouteRule({
  id: 'virtual-service/fault-delay-exponential',
  severity: 'error',
  title: 'Exponential delay',
  source: { istio: 'pkg/config/validation: validateHTTPFaultInjectionDelay' },
  why: `
Istio refuses the VirtualService: it does not support this field. Use \`fixedDelay\`.
`,
  onlyWith: ['fault'],

  check({ fault }, path, report) {
    if (fault?.delay?.exponentialDelay === undefined) return
    const at = [...path, 'fault', 'delay', 'exponentialDelay']
    report({
      path: at,
      part: 'key',
      message: 'Istio does not support exponentialDelay.',
      fix: fixOf('Rename to fixedDelay', rename(at, 'fixedDelay')),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - fault:
      delay:
        exponentialDelay: 2s
#       ^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - fault:
      delay:
        fixedDelay: 2s
`,
      },
    ],
    good: [policies],
  },
})
