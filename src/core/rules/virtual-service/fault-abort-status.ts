import { isHttpStatus } from '../../syntax/http/http-status.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const faultAbortStatus = httpRouteRule({
  id: 'virtual-service/fault-abort-status',
  severity: 'error',
  title: 'Status of an abort out of range',
  source: { istio: 'pkg/config/validation: validateHTTPStatus' },
  why: `
Istio refuses the VirtualService. An abort answers with a status between 200 and 599.
`,
  onlyWith: ['fault'],

  check({ fault }, path, report) {
    const status = fault?.abort?.httpStatus
    if (status === undefined || isHttpStatus(status)) return
    report({
      path: [...path, 'fault', 'abort', 'httpStatus'],
      message: `The status must be between 200 and 599, not ${status}.`,
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
      abort: { httpStatus: 100 }
#                          ^^^
`,
      },
    ],
    good: [policies],
  },
})
