import { fixOf, remove } from '../checks/fixes.ts'
import { goodHttpRoute } from './good-gateway-api.ts'
import { structureRule } from './structure-rule.ts'
import { fieldName, valueInWords } from './words.ts'

export const repeatedValue = structureRule(
  ['repeated'],
  {
    id: 'schema/repeated-value',
    title: 'Value that stands in a set twice',
    source: { crd: 'x-kubernetes-list-type' },
    why: `
The API server refuses the object: this list is a set, in which nothing may stand twice. Remove one of the two.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  parentRefs: [{ name: public }]
  rules:
  - filters:
    - type: RequestHeaderModifier
      requestHeaderModifier:
        remove: [x-debug, x-user, x-debug]
#                                 ^^^^^^^
    backendRefs: [{ name: shop, port: 80 }]
`,
          fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  parentRefs: [{ name: public }]
  rules:
  - filters:
    - type: RequestHeaderModifier
      requestHeaderModifier:
        remove: [x-debug, x-user]
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value, first }) => {
    const list = path.slice(0, -1)
    return {
      message: `${fieldName(list)} has ${valueInWords(value)} already, as ${fieldName([...list, first])}.`,
      fix: fixOf('Remove the repeated value', remove(path)),
      verdictPath: `${list.map((it, i) => (typeof it === 'number' ? `[${it}]` : i ? `.${it}` : it)).join('')}[${path.at(-1)}]`,
    }
  },
)
