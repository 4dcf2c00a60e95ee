import { checkDuration } from '../checks/duration-check.ts'
import { shopRoutes } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

/** A rule about one of the durations of a retry policy. */
function retryDurationRule(field: 'perTryTimeout' | 'backoff', id: string, title: string, without: string) {
  return httpRouteRule({
    id: `virtual-service/${id}`,
    severity: 'error',
    title,
    source: { istio: 'pkg/config/validation: ValidateHTTPRetry' },
    why: `
Istio refuses the VirtualService. The duration is at least 1ms, in whole milliseconds; ${without}.
`,

    onlyWith: [field],
    check({ retries }, path, report) {
      checkDuration(retries?.[field], [...path, 'retries', field], report, without)
    },

    examples: {
      bad: [
        {
          yaml: `
kind: VirtualService
spec:
  http:
  - retries:
      attempts: 3
      ${field}: 0s
#     ${' '.repeat(field.length)}  ^^
`,
          fixed: `
kind: VirtualService
spec:
  http:
  - retries:
      attempts: 3
`,
        },
      ],
      good: [shopRoutes],
    },
  })
}

export const retryPerTryTimeoutRule = retryDurationRule(
  'perTryTimeout',
  'retry-per-try-timeout',
  'Invalid timeout of an attempt',
  'without the field, an attempt may take as long as the whole request',
)

export const retryBackoffRule = retryDurationRule(
  'backoff',
  'retry-backoff',
  'Invalid backoff of retries',
  'without the field, it is 25ms',
)
