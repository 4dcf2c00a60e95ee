import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { shorten } from '../schema/words.ts'
import { listOf } from './list-of.ts'

export const ruleNameTwice = celRule(
  'rule-names-unique',
  {
    id: 'gateway-api/rule-name-twice',
    title: 'Two rules of one name',
    why: `
In the experimental channel of the Gateway API the API server refuses the object: no two rules of a route may have the same name.
`,
    examples: {
      bad: [
        {
          yaml: `
# In the experimental channel:
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - { name: cart, backendRefs: [{ name: cart, port: 80 }] }
  - { name: cart, backendRefs: [{ name: shop, port: 80 }] }
#           ^^^^
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const names = listOf(value).map(it => textEntry(it, 'name'))
    const second = names.findIndex((it, i) => it !== undefined && names.indexOf(it) < i)
    return second < 0
      ? undefined
      : {
          path: [...path, second, 'name'],
          message: `\`rules[${names.indexOf(names[second])}]\` is called ${shorten(names[second] ?? '')} already.`,
        }
  },
)
