import { checkDuration } from '../checks/duration-check.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const faultDelayDuration = httpRouteRule({
  id: 'virtual-service/fault-delay-duration',
  severity: 'error',
  title: 'Invalid delay',
  source: { istio: 'pkg/config/validation: validateHTTPFaultInjectionDelay' },
  why: `
Istio refuses the VirtualService. A delay is at least 1ms, in whole milliseconds.
`,
  onlyWith: ['fault'],

  check({ fault }, path, report) {
    for (const field of ['fixedDelay', 'exponentialDelay'] as const) {
      const at = [...path, 'fault', 'delay', field]
      checkDuration(fault?.delay?.[field], at, report, 'without the field, nothing is delayed')
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - fault:
      delay: { fixedDelay: 1.0006s }
#                          ^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - fault:
      delay: { fixedDelay: 1.001s }
`,
      },
    ],
    good: [policies],
  },
})
