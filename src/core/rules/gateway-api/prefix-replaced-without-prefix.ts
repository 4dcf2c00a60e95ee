import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { celRule, entry, has, textEntry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const prefixReplacedWithoutPrefix = celRule(
  'prefix-match-alone',
  {
    id: 'gateway-api/prefix-replaced-without-prefix',
    title: 'Prefix that is replaced without one that is matched',
    why: `
The API server refuses the object: \`ReplacePrefixMatch\` needs exactly one match in its rule, and that with \`type: PathPrefix\`; else nobody
could say which prefix is meant. Give each prefix a rule of its own.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - matches:
    - path: { type: Exact, value: /cart }
    filters:
    - type: URLRewrite
      urlRewrite:
        path:
          type: ReplacePrefixMatch
#               ^^^^^^^^^^^^^^^^^^
          replacePrefixMatch: /
    backendRefs: [{ name: cart, port: 80 }]
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const matches = listOf(entry(value, 'matches'))
    const own = entry(matches[0] ?? null, 'path')
    if (matches.length === 1 && own !== undefined && textEntry(own, 'type') === 'PathPrefix') return undefined
    const backends = listOf(entry(value, 'backendRefs'))
    for (const member of ['requestRedirect', 'urlRewrite']) {
      const places = placesOf(value, [], member)
      // The conditions look for exactly one filter; for exactly one destination that has one.
      const within = backends.flatMap((it, i) => {
        const found = placesOf(it, ['backendRefs', i], member)
        return found.length === 1 ? found : []
      })
      const place = places.length === 1 ? places[0] : within.length === 1 ? within[0] : undefined
      if (place)
        return {
          path: [...path, ...place],
          message: '`ReplacePrefixMatch` needs exactly one match in the rule, with `type: PathPrefix`.',
        }
    }
    return undefined
  },
)

/** Where filters of a rule or destination replace a prefix. */
function placesOf(value: Json, at: Path, member: string): Path[] {
  return listOf(entry(value, 'filters')).flatMap((it, i) => {
    const modifier = entry(entry(it, member) ?? null, 'path') ?? null
    const isOne = textEntry(modifier, 'type') === 'ReplacePrefixMatch' && has(modifier, 'replacePrefixMatch')
    return isOne ? [[...at, 'filters', i, member, 'path', 'type']] : []
  })
}
