import { shopRoutes } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const retryNegative = httpRouteRule({
  id: 'virtual-service/retry-negative',
  severity: 'error',
  title: 'Negative number of retries',
  source: { istio: 'pkg/config/validation: ValidateHTTPRetry' },
  why: `
Istio refuses the VirtualService. \`attempts\` is 0, which turns retries off, or more.
`,
  onlyWith: ['retries'],

  check({ retries }, path, report) {
    if (!retries || retries.attempts >= 0) return
    report({
      path: [...path, 'retries', 'attempts'],
      message: `attempts must be at least 0, not ${retries.attempts}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - retries: { attempts: -1 }
#                        ^^
`,
      },
    ],
    good: [shopRoutes],
  },
})
