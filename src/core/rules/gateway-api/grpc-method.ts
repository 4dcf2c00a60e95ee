import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodGrpcRoute } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'

export const grpcMethod = celRule(
  ['grpc-service-or-method', 'grpc-names'],
  {
    id: 'gateway-api/grpc-method',
    title: 'Condition on a gRPC method that says nothing or is no name',
    why: `
The API server refuses the object: a condition names a service, a method or both. Unless it is a \`RegularExpression\`, a service is a name such as
\`shop.Cart\`, and a method one such as \`Add\`.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
spec:
  rules:
  - matches:
    - method: { type: Exact }
#     ^^^^^^
    backendRefs: [{ name: cart, port: 9000 }]
`,
        },
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
spec:
  rules:
  - matches:
    - method: { service: shop-cart }
#                        ^^^^^^^^^
    backendRefs: [{ name: cart, port: 9000 }]
`,
        },
      ],
      good: [goodGrpcRoute],
    },
  },
  ({ path, value }) => {
    const [service, method] = [textEntry(value, 'service'), textEntry(value, 'method')]
    if (service === undefined && method === undefined)
      return { path, part: 'key', message: 'There must be a `service` or a `method`.' }
    if (textEntry(value, 'type') !== 'Exact') return undefined
    if (service !== undefined && !/^\.?[a-z_][a-z_0-9]*(\.[a-z_][a-z_0-9]*)*$/i.test(service))
      return { path: [...path, 'service'], message: `"${shorten(service)}" is no name of a gRPC service.` }
    if (method !== undefined && !/^[A-Za-z_][A-Za-z_0-9]*$/.test(method))
      return { path: [...path, 'method'], message: `"${shorten(method)}" is no name of a gRPC method.` }
    return undefined
  },
)
