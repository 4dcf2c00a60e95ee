import { mayShareRequests } from '../../change/may-share-requests.ts'
import { canonical } from '../../data/canonical.ts'
import { istioMatch } from '../../istio/gateway-api/http-matches.ts'
import { compareMatches } from '../../istio/gateway-api/match-order.ts'
import { takesEverything } from '../../istio/routes/http-routes.ts'
import { compareText } from '../../model/age.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Place } from '../../model/resource.ts'
import type { Tell } from '../conversion/carried.ts'
import { areCutAlike } from '../conversion/cut-alike.ts'
import type { ConvertedMatch } from './matches.ts'
import { longestRegex } from './path-forms.ts'
import type { ListenerPlace } from './places.ts'
import type { PlannedRoute, PlannedRule } from './planned-route.ts'

/** A match of an HTTPRoute as it is written. */
export type WrittenMatches = ReadonlyMap<ConvertedMatch, JsonMap>

interface Tried {
  readonly route: PlannedRoute
  readonly rule: PlannedRule
  readonly match: ConvertedMatch
  /** How the path is asked for; `count` says how much a regular expression is lengthened. */
  form: 'plain' | 'regex'
  count: number
  written: JsonMap
  compared: JsonMap
  /** Between matches that Istio sorts alike. */
  readonly later: number
}

/**
 * Writes the matches of HTTPRoutes so that rules which may take the same requests are tried in the order in which the VirtualServices
 * have them tried. Istio sorts the rules of a listener and host: exact paths first, then longer prefixes, then longer regular
 * expressions (conversion.go, sortHTTPRoutes). So where one has to come later, its path is asked for by a regular expression, and
 * where one has to come before another of those, it is lengthened by groups that take nothing. `routes` stand in the order in which
 * Istio lays out the VirtualServices.
 */
export function writeInOrder(
  routes: readonly PlannedRoute[],
  tellAt: (place: Place) => Tell,
): WrittenMatches {
  const tried = triedNow(routes)
  const conflicts = conflictsOf(tried, tellAt)
  demote(tried, conflicts, tellAt)
  lengthen(tried, conflicts, tellAt)
  return new Map(tried.map(it => [it.match, it.written]))
}

/** In the order of the VirtualServices; what takes everything stands after all else under its host. */
function triedNow(routes: readonly PlannedRoute[]): readonly Tried[] {
  const sorted = routes.toSorted(
    (a, b) => compareText(a.namespace, b.namespace) || compareText(`${a.name}~`, `${b.name}~`),
  )
  const laters = new Map<ConvertedMatch, number>()
  for (const { rules } of sorted)
    for (const it of rules) for (const match of it.converted.matches) laters.set(match, laters.size)
  const some: Tried[] = []
  const all: Tried[] = []
  for (const route of routes)
    for (const rule of route.rules)
      for (const match of rule.converted.matches) {
        const list = takesEverything(match.of) ? all : some
        const form = match.paths.plain ? 'plain' : 'regex'
        list.push({
          route,
          rule,
          match,
          form,
          count: 0,
          ...written(match, form, 0),
          later: laters.get(match)!,
        })
      }
  return [...some, ...all]
}

function written(match: ConvertedMatch, form: 'plain' | 'regex', count: number) {
  const { plain, regex = '' } = match.paths
  const path =
    form === 'plain' && plain
      ? plain
      : { type: 'RegularExpression', value: `${regex}${'(?:)'.repeat(count)}` }
  const made = { path: { ...path }, ...match.rest }
  return { written: made, compared: istioMatch('HTTPRoute', made) }
}

function rewrite(it: Tried, form: 'plain' | 'regex', count: number): void {
  Object.assign(it, { form, count, ...written(it.match, form, count) })
}

/** A pair of which the first has to be tried before the second. */
type Pair = readonly [Tried, Tried]

/** Pairs that may take the same requests and do different things with them. */
function conflictsOf(tried: readonly Tried[], tellAt: (place: Place) => Tell): readonly Pair[] {
  const actions = new Map<PlannedRule, string>()
  for (const { rule } of tried) if (!actions.has(rule)) actions.set(rule, canonical(rule.converted.action))
  const told = new Set<PlannedRule>()
  const pairs: Pair[] = []
  for (let j = 1; j < tried.length; j++)
    for (let i = 0; i < j; i++) {
      const [first, second] = [tried[i]!, tried[j]!]
      if (first.rule === second.rule) continue
      const share =
        first.route === second.route || first.route.keys.some(it => second.route.keys.includes(it))
      if (share) {
        if (actions.get(first.rule) === actions.get(second.rule)) continue
        if (mayShareRequests(first.match.of, second.match.of)) pairs.push([first, second])
        continue
      }
      if (told.has(second.rule) || !areCutAlike(first.route, second.route, listenersOfRoutes)) continue
      if (!mayShareRequests(first.match.of, second.match.of)) continue
      told.add(second.rule)
      tellAt(second.rule.place)(
        'cannot',
        second.rule.place.path,
        `Its hosts and those of ${nameOf(first.rule)} are the same on a listener, and Istio would not sort such routes together. Write the same hosts in both.`,
      )
    }
  return pairs
}

/** Whether the second would come before the first. */
function isTurned([first, second]: Pair): boolean {
  return (compareMatches(first.compared, second.compared) || first.later - second.later) > 0
}

/** Makes regular expressions of paths that would be tried too early. */
function demote(tried: readonly Tried[], pairs: readonly Pair[], tellAt: (place: Place) => Tell): void {
  const stuck = new Set<Tried>()
  for (let round = 0; round <= tried.length; round++) {
    let isChanged = false
    for (const pair of pairs) {
      const [first, second] = pair
      if (second.form !== 'plain' || stuck.has(second) || !isTurned(pair)) continue
      if (second.match.paths.regex === undefined) {
        stuck.add(second)
        tellTurned(pair, tellAt)
        continue
      }
      rewrite(second, 'regex', 0)
      isChanged = true
      const { resource, path } = second.rule.place
      tellAt({ resource, path })(
        'carried',
        path,
        `RegularExpression ${second.match.paths.regex}, so that ${nameOf(first.rule)} is tried before it`,
      )
    }
    if (!isChanged) return
  }
}

/** Lengthens regular expressions that would be tried too late, from the last to the first. */
function lengthen(tried: readonly Tried[], pairs: readonly Pair[], tellAt: (place: Place) => Tell): void {
  const byFirst = new Map<Tried, Pair[]>()
  for (const pair of pairs) {
    const list = byFirst.get(pair[0])
    if (list) list.push(pair)
    else byFirst.set(pair[0], [pair])
  }
  for (const it of tried.toReversed()) {
    const own = (byFirst.get(it) ?? []).filter(([, second]) => second.form === 'regex')
    if (it.form !== 'regex' || own.length === 0) continue
    const room = Math.floor((longestRegex - (it.match.paths.regex ?? '').length) / 4)
    while (own.some(isTurned) && it.count < room) rewrite(it, 'regex', it.count + 1)
    const turned = own.find(isTurned)
    if (turned) tellTurned(turned, tellAt)
    else if (it.count > 0)
      tellAt(it.rule.place)(
        'carried',
        it.rule.place.path,
        'Its regular expression is lengthened by (?:), which takes nothing: Istio tries the longer one first',
      )
  }
}

function tellTurned([first, second]: Pair, tellAt: (place: Place) => Tell): void {
  tellAt(first.rule.place)(
    'cannot',
    first.rule.place.path,
    `As an HTTPRoute it would be tried after ${nameOf(second.rule)}, which may take the same requests and replaces its prefix. Make their conditions exclude each other.`,
  )
}

const listenersOfRoutes = { hostnameOf: (it: ListenerPlace) => it.listener.hostname, haveHostsInCommon }

/** HTTP listeners of one port share their virtual hosts; those of HTTPS have their own each. */
function haveHostsInCommon(a: ListenerPlace, b: ListenerPlace): boolean {
  if (a.listener === b.listener) return true
  const isPlain = a.listener.protocol === 'HTTP' && b.listener.protocol === 'HTTP'
  return isPlain && a.port === b.port && a.gateway.namespace === b.gateway.namespace
}

function nameOf({ place }: PlannedRule): string {
  return `rule ${Number(place.path[2]) + 1} of ${place.resource.slice(place.resource.lastIndexOf('/') + 1)}`
}
