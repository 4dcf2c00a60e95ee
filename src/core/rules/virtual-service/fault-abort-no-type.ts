import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const faultAbortNoType = httpRouteRule({
  id: 'virtual-service/fault-abort-no-type',
  severity: 'warning',
  title: 'Abort without a status',
  source: { istio: 'pkg/config/validation: validateHTTPFaultInjectionAbort' },
  why: `
Istio accepts the VirtualService, but aborts nothing, because the abort has no status to answer with. Set \`httpStatus\`
or \`grpcStatus\`.
`,
  onlyWith: ['fault'],

  check({ fault }, path, report) {
    const abort = fault?.abort
    if (!abort) return
    if ((abort.httpStatus ?? abort.grpcStatus ?? abort.http2Error) !== undefined) return
    report({
      path: [...path, 'fault', 'abort'],
      part: 'key',
      message: 'The abort has no status, so nothing is aborted.',
      lost: true,
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
      abort: { percentage: { value: 10 } }
#     ^^^^^
`,
      },
    ],
    good: [policies],
  },
})
