import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const faultEmpty = httpRouteRule({
  id: 'virtual-service/fault-empty',
  severity: 'error',
  title: 'Fault without an abort or a delay',
  source: { istio: 'pkg/config/validation: validateHTTPFaultInjection' },
  why: `
Istio refuses the VirtualService. Add an abort or a delay, or remove \`fault\`.
`,
  onlyWith: ['fault'],

  check({ fault }, path, report) {
    if (!fault || fault.abort || fault.delay) return
    report({ path: [...path, 'fault'], part: 'key', message: 'The fault has neither an abort nor a delay.' })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - fault: {}
#   ^^^^^
`,
      },
    ],
    good: [policies],
  },
})
