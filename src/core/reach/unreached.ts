import { listWords, matchWords, routeWords, sentence } from '../explain/explain-words.ts'
import { coversMatch } from '../istio/routes/covers-match.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { VirtualHost } from '../istio/routes/virtual-hosts.ts'
import type { Place } from '../model/resource.ts'
import { samePath } from '../yaml/path.ts'
import type { Variable } from './match-literals.ts'
import type { RouteReach } from './reach-route.ts'

/** Why no request reaches a rule, or why it is not known. */
export interface Unreached {
  readonly reached: false
  /** Whether it is certain that there is none; otherwise none was found. */
  readonly proven: boolean
  readonly reason: string
  /** The first of what hides it. */
  readonly hiddenBy?: Place
  /** All that hide it together, where it takes more than one. */
  readonly hiders?: readonly Place[]
}

export const unknown: Unreached = {
  reached: false,
  proven: false,
  reason:
    'None of the tried requests ends at it. Earlier rules or its own conditions may exclude all requests.',
}

/** None of the callers that were tried reaches it, and there are more. */
export function partlyTried(tried: number, all: number): Unreached {
  return {
    ...unknown,
    reason: `Calls of ${tried} of ${all} callers in the mesh were tried, and none ends at it. The others may.`,
  }
}

export const takenBefore: Unreached = {
  ...unknown,
  reason: 'None of the tried server names reaches it: other servers on the port take them.',
}

/** Whether a route stands for a rule or match: its own, or the one that delegates to it. */
export function isOf({ rule, matchPlace }: HttpRoute, place: Place): boolean {
  return samePlace(rule.place, place) || samePlace(matchPlace, place) || samePlace(rule.root, place)
}

export function samePlace(one: Place | undefined, other: Place): boolean {
  return one !== undefined && one.resource === other.resource && samePath(one.path, other.path)
}

/** It is certain, for this reason. */
export function dead(reason: string): Unreached {
  return { reached: false, proven: true, reason }
}

/** What leaves no request over, in words. */
export function why(
  { host, route }: { readonly host: Pick<VirtualHost, 'routes'>; readonly route: HttpRoute },
  reach: Extract<RouteReach, { found: false }>,
): Unreached {
  const before = host.routes.slice(0, host.routes.indexOf(route))
  switch (reach.why) {
    case 'hidden':
      return hiddenBy(reach.by.flatMap(it => before[it] ?? []))
    case 'itself':
      return dead(`No request can meet its conditions on ${variableWords(reach.variable)}.`)
    case 'token':
      return {
        ...unknown,
        reason: 'It requires a claim of a token; traced requests carry none.',
      }
    case 'chain':
      return takenBefore
    case 'unknown': {
      const hider = before.find(it => coversMatch(it.match, route.match))
      return hider ? hiddenBy([hider]) : unknown
    }
  }
}

/** What is tried before it leaves nothing over. */
export function hiddenBy(hiders: readonly HttpRoute[]): Unreached {
  const places = hiders.map(it => it.matchPlace ?? it.rule.place)
  const [first] = hiders
  const reason =
    hiders.length === 1 && first
      ? `${sentence(routeWords(first))} is tried before it and takes everything it would take (${matchWords(first.match)}).`
      : `${sentence(listWords(hiders.map(routeWords)))} are tried before it and together take everything it would take.`
  return {
    ...dead(reason),
    ...(places[0] && { hiddenBy: places[0] }),
    ...(places.length > 1 && { hiders: places }),
  }
}

function variableWords(variable: Variable): string {
  switch (variable.of) {
    case 'header':
      return `the header ${variable.name}`
    case 'query':
      return `the query parameter ${variable.name}`
    case 'authority':
      return 'the authority, among the hosts it is served for'
    case 'scheme':
      return 'the scheme, which the port decides'
    case 'path':
    case 'target':
      return 'the path, as it is after normalisation'
    case 'method':
      return 'the method'
  }
}
