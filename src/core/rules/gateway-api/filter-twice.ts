import { celRule, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const filterTwice = celRule(
  ['header-filters-once', 'http-filters-once'],
  {
    id: 'gateway-api/filter-twice',
    title: 'Two filters of a type of which there can be one',
    why: `
The API server refuses the object: only \`RequestMirror\` and \`ExtensionRef\` may stand in a list of filters more than once. Put the
settings of the others into one filter.
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
    - type: RequestHeaderModifier
      requestHeaderModifier: { remove: [x-a] }
    - type: RequestHeaderModifier
#           ^^^^^^^^^^^^^^^^^^^^^
      requestHeaderModifier: { remove: [x-b] }
    backendRefs: [{ name: shop, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const types = listOf(value).map(it => textEntry(it, 'type') ?? '')
    const second = types.findIndex((it, i) => once.has(it) && types.indexOf(it) < i)
    return second < 0
      ? undefined
      : { path: [...path, second, 'type'], message: `There can be one filter of type ${types[second]}.` }
  },
)

const once: ReadonlySet<string> = new Set([
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestRedirect',
  'URLRewrite',
  'CORS',
])
