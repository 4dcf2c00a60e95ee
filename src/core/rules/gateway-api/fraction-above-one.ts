import { celRule, entry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'

export const fractionAboveOne = celRule(
  'fraction-at-most-one',
  {
    id: 'gateway-api/fraction-above-one',
    title: 'Fraction above one',
    why: `
The API server refuses the object: no more than all of the requests can be copied, so the numerator is at most the denominator (100 where
none is written).
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
        fraction: { numerator: 200 }
#                              ^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const [part, whole] = [entry(value, 'numerator'), entry(value, 'denominator')]
    return typeof part !== 'number' || typeof whole !== 'number' || part <= whole
      ? undefined
      : { path: [...path, 'numerator'], message: `The fraction ${part}/${whole} is more than one.` }
  },
)
