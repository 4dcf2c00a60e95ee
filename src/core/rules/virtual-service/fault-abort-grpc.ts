import { grpcStatuses, isGrpcStatus } from '../../syntax/http/grpc-status.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const faultAbortGrpc = httpRouteRule({
  id: 'virtual-service/fault-abort-grpc',
  severity: 'error',
  title: 'Unknown gRPC status',
  source: { istio: 'pkg/config/validation: validateGRPCStatus' },
  why: `
Istio refuses the VirtualService. The status is one of gRPC's names, in capitals: ${grpcStatuses.map(it => `\`${it}\``).join(', ')}.
`,
  onlyWith: ['fault'],

  check({ fault }, path, report) {
    const status = fault?.abort?.grpcStatus
    if (status === undefined || isGrpcStatus(status)) return
    const at = [...path, 'fault', 'abort', 'grpcStatus']
    const better = status
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, '_')
    report({
      path: at,
      message: `"${status}" is not a gRPC status.`,
      ...(isGrpcStatus(better) && { fix: fixOf(`Write ${better}`, set(at, better)) }),
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
      abort: { grpcStatus: not-found }
#                          ^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - fault:
      abort: { grpcStatus: NOT_FOUND }
`,
      },
    ],
    good: [policies],
  },
})
