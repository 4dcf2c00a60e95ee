import { mayShareRequests } from '../change/may-share-requests.ts'
import { istioMatch } from '../istio/gateway-api/http-matches.ts'
import { compareMatches } from '../istio/gateway-api/match-order.ts'
import { takesEverything } from '../istio/routes/http-routes.ts'
import { compareText } from '../model/age.ts'
import { intersectHosts } from '../model/hosts.ts'
import { type JsonMap, mapsAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import type { Path } from '../yaml/path.ts'
import type { CarriedField } from './carried.ts'
import type { ConvertedRule } from './rules.ts'

/** A rule of an HTTPRoute with the rule it was made of. */
export interface PlacedRule {
  readonly virtualService: Resource
  readonly path: Path
  readonly hosts: readonly string[]
  /** The hostnames of the listeners that it is for; undefined for any. */
  readonly listeners: readonly (string | undefined)[]
  readonly converted: ConvertedRule
}

interface Tried {
  readonly rule: PlacedRule
  readonly match: JsonMap
  readonly place: number
  /** Stands after what takes everything: no request reaches it. */
  readonly isCut: boolean
}

/**
 * Rules that would be tried in another order, where that makes a difference: a VirtualService tries them as they are written,
 * Istio sorts those of an HTTPRoute by their paths. `rules` stand in the order in which Istio lays out the VirtualServices.
 */
export function tellOrder(rules: readonly PlacedRule[], fields: CarriedField[]): void {
  const tried = triedNow(rules)
  const later = tried
    .toSorted((a, b) => byName(a.rule.virtualService, b.rule.virtualService) || a.place - b.place)
    .toSorted((a, b) => compareMatches(a.match, b.match))
  const told = new Set<PlacedRule>()
  const tell = (rule: PlacedRule, note: string) => {
    told.add(rule)
    fields.push({ resource: rule.virtualService.id, path: rule.path, how: 'cannot', note })
  }
  for (let i = 0; i < later.length; i++)
    for (let j = i + 1; j < later.length; j++) {
      const [first, second] = [later[i]!, later[j]!]
      if (first.rule === second.rule || told.has(second.rule)) continue
      if (!mayShareRequests(first.match, second.match)) continue
      if (haveHostInCommon(first.rule, second.rule)) {
        if (first.place > second.place)
          tell(
            second.rule,
            first.isCut
              ? `No request reaches ${nameOf(first.rule)}, and as HTTPRoutes it would be tried first. Delete it.`
              : `As an HTTPRoute it would be tried after ${nameOf(first.rule)}, which may take the same requests: exact paths are tried first, then longer prefixes, then regular expressions. Make their conditions exclude each other.`,
          )
      } else if (areCutAlike(first.rule, second.rule))
        tell(
          second.rule,
          `Its hosts and those of ${nameOf(first.rule)} are the same on a listener, and Istio would not sort such routes together. Write the same hosts in both.`,
        )
    }
}

/** In the order of the VirtualServices; what takes everything stands last, and nothing of its VirtualService comes after it. */
function triedNow(rules: readonly PlacedRule[]): readonly Tried[] {
  const closed = new Set<Resource>()
  const some: Omit<Tried, 'place'>[] = []
  const all: Omit<Tried, 'place'>[] = []
  const never: Omit<Tried, 'place'>[] = []
  for (const rule of rules) {
    const made = mapsAt(rule.converted.value, 'matches')
    rule.converted.matches.forEach((old, i) => {
      const isCut = closed.has(rule.virtualService)
      const isAll = old === undefined || takesEverything(old)
      if (isAll) closed.add(rule.virtualService)
      const list = isCut ? never : isAll ? all : some
      list.push({ rule, match: istioMatch('HTTPRoute', made[i] ?? {}), isCut })
    })
  }
  return [...some, ...all, ...never].map((it, place) => ({ ...it, place }))
}

function haveHostInCommon(one: PlacedRule, other: PlacedRule): boolean {
  return one.hosts.some(it => other.hosts.includes(it))
}

/** Whether the hostname of a listener leaves the same name of hosts that are written differently. */
function areCutAlike(one: PlacedRule, other: PlacedRule): boolean {
  return one.listeners.some(hostname => {
    const own = intersectHosts(one.hosts, [hostname ?? '*'])
    return intersectHosts(other.hosts, [hostname ?? '*']).some(it => own.includes(it))
  })
}

function byName(a: Resource, b: Resource): number {
  return compareText(a.namespace, b.namespace) || compareText(a.name, b.name)
}

function nameOf({ virtualService, path }: PlacedRule): string {
  return `rule ${Number(path[2]) + 1} of ${virtualService.name}`
}
