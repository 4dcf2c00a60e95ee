import { celRule, entry } from '../schema/cel-rule.ts'
import { goodHttpRoute } from '../schema/good-gateway-api.ts'
import { listOf } from './list-of.ts'

export const tooManyMatches = celRule(
  ['match-count', 'grpc-match-count'],
  {
    id: 'gateway-api/too-many-matches',
    title: 'More than 128 matches in one route',
    why: `
The API server refuses the object: all rules of a route have 128 matches at most. Spread them over two routes; Istio puts the rules of one
host together again.
`,
    examples: {
      bad: [
        {
          yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
# ^^^^^
  - &many
    matches: [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]
  - *many
  - *many
`,
        },
      ],
      good: [goodHttpRoute],
    },
  },
  ({ path, value }) => {
    const counts = listOf(value).map(it => listOf(entry(it, 'matches')).length)
    const sum = counts.slice(0, 16).reduce((all, it) => all + it, 0)
    return sum <= 128
      ? undefined
      : { path, part: 'key', message: `The rules have ${sum} matches; a route can have 128.` }
  },
)
