import { isHttpStatus } from '../../syntax/http/http-status.ts'
import { answers } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const directStatus = httpRouteRule({
  id: 'virtual-service/direct-status',
  severity: 'error',
  title: 'Status of a direct response out of range',
  source: { istio: 'pkg/config/validation: validateHTTPDirectResponse' },
  why: `
Istio refuses the VirtualService. A direct response needs a status between 200 and 599.
`,
  onlyWith: ['directResponse'],

  check({ directResponse }, path, report) {
    if (!directResponse || isHttpStatus(directResponse.status)) return
    const { status } = directResponse
    report({
      path: [...path, 'directResponse', 'status'],
      message:
        status === 0
          ? 'The direct response has no status.'
          : `The status must be between 200 and 599, not ${status}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - directResponse: { status: 700 }
#                             ^^^
`,
      },
    ],
    good: [answers],
  },
})
