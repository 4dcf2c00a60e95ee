import { celRule, has } from '../schema/cel-rule.ts'
import { keepOneOf } from '../schema/fixes.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'

export const percentAndFraction = celRule(
  'percent-or-fraction',
  {
    id: 'gateway-api/percent-and-fraction',
    title: 'Share of a mirror told twice',
    why: `
The API server refuses the object: how much is copied is told by \`percent\` or by \`fraction\`, not by both.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: RequestMirror
      requestMirror:
        backendRef: { name: shop-next, port: 80 }
        percent: 10
        fraction: { numerator: 1, denominator: 10 }
#       ^^^^^^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: RequestMirror
      requestMirror:
        backendRef: { name: shop-next, port: 80 }
        percent: 10
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    if (!has(value, 'percent') || !has(value, 'fraction')) return undefined
    return {
      path: [...path, 'fraction'],
      part: 'key',
      message: '`percent` and `fraction` cannot stand side by side.',
      ...keepOneOf(path, ['percent', 'fraction']),
    }
  },
)
