import { istioMatch } from '../istio/gateway-api/http-matches.ts'
import { compareMatches } from '../istio/gateway-api/match-order.ts'
import type { Route } from '../istio/gateway-api/read-route.ts'

/** A rule of a route, at the place of the first of its matches in the order in which they are tried. */
export interface TriedRule {
  readonly index: number
  /** The same for rules whose first match is no closer than another's: these are tried as they are written. */
  readonly rank: number
  /** How many of its matches are tried only after a match of another rule. */
  readonly later: number
}

/**
 * The rules of a route in the order in which they are tried among each other. Rules of other routes with the same listener and
 * hostname may come between them. Only requests have an order of their own: a route for connections has one rule.
 */
export function triedRules({ kind, rules }: Route): readonly TriedRule[] {
  if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute')
    return rules.map(({ index }) => ({ index, rank: 0, later: 0 }))
  const sorted = rules
    .flatMap(({ index, matches }) =>
      matches.map(it => ({ index, match: it ? istioMatch(kind, it.value) : undefined })),
    )
    .toSorted((a, b) => compareMatches(a.match, b.match))
  const tried = sorted.map(it => it.index)
  const order = [...new Set(tried)]
  const rankOf = (at: number) => sorted.findIndex(it => compareMatches(it.match, sorted[at]?.match) === 0)
  return order.map(index => {
    const first = tried.indexOf(index)
    const others = tried.findIndex((it, i) => i > first && it !== index)
    const later = others < 0 ? 0 : tried.filter((it, i) => i > others && it === index).length
    return { index, rank: rankOf(first), later }
  })
}
