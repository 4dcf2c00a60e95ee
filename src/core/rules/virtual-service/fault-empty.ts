import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const faultEmpty = httpRouteRule({
  id: 'virtual-service/fault-empty',
  severity: 'error',
  title: 'Fault without abort and delay',
  source: { istio: 'pkg/config/validation: validateHTTPFaultInjection' },
  why: `
Istio refuses the VirtualService. A fault is a delay, an abort or both; remove \`fault\` where neither is wanted.
`,

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
