import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const faultAbortHttp2 = httpRouteRule({
  id: 'virtual-service/fault-abort-http2',
  severity: 'error',
  title: 'Abort with an HTTP/2 error',
  source: { istio: 'pkg/config/validation: validateHTTPFaultInjectionAbort' },
  why: `
Istio refuses the VirtualService: it does not support this field. Use \`httpStatus\` or \`grpcStatus\`.
`,
  onlyWith: ['fault'],

  check({ fault }, path, report) {
    if (fault?.abort?.http2Error === undefined) return
    report({
      path: [...path, 'fault', 'abort', 'http2Error'],
      part: 'key',
      message: 'Istio does not support http2Error.',
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
      abort: { http2Error: REFUSED_STREAM }
#              ^^^^^^^^^^
`,
      },
    ],
    good: [policies],
  },
})
