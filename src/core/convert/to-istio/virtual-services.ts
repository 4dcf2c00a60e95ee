import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import { compareMatches } from '../../istio/gateway-api/match-order.ts'
import { terminates } from '../../istio/gateway-api/read-listeners.ts'
import type { Route } from '../../istio/gateway-api/read-route.ts'
import type { RouteRuleOfIstio } from '../../istio/gateway-api/route-rules.ts'
import { ageOf, compareText } from '../../model/age.ts'
import { hostsOverlap, intersectHosts } from '../../model/hosts.ts'
import { type JsonMap, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Tell } from '../conversion/carried.ts'
import { carriedMetadata } from '../conversion/carried-metadata.ts'
import type { MadeObject } from '../conversion/conversion.ts'
import { destinationsOf, joined, writtenRules } from './rules.ts'

/** A route, with the listeners that it is in force at and what Istio makes of its rules. */
export interface PlacedRoute {
  readonly route: Route
  readonly listeners: readonly BuiltListener[]
  /** Its hostnames as far as they count at these listeners; an asterisk for any. */
  readonly hostnames: readonly string[]
  readonly rules: readonly RouteRuleOfIstio[]
  readonly tell: Tell
}

/** Routes in the order in which Istio takes their rules. */
export function byAge(a: PlacedRoute, b: PlacedRoute): number {
  const [one, other] = [a.route.resource, b.route.resource]
  return (
    ageOf(one) - ageOf(other) ||
    compareText(one.namespace, other.namespace) ||
    compareText(`${one.name}~`, `${other.name}~`)
  )
}

/** A VirtualService, or where hosts cover each other several, for routes of HTTP that are tried together, in the order in which Istio tries their rules. */
export function httpService(
  routes: readonly PlacedRoute[],
  gateways: readonly string[],
  claim: () => string,
): readonly MadeObject[] {
  const [first] = routes as [PlacedRoute]
  const { resource } = first.route
  const http = sortedRules(routes)
  return apart(first.hostnames).map(hosts => ({
    of: resource,
    with: routes.map(it => it.route.resource),
    value: virtualService(first, claim(), resource.namespace, { hosts, gateways: [...gateways], http }),
  }))
}

/** Lists of hosts of which none covers another, as the hosts of a VirtualService have to be. */
function apart(hosts: readonly string[]): string[][] {
  const lists: string[][] = []
  for (const host of hosts) {
    const list = lists.find(it => !it.some(own => hostsOverlap(own, host)))
    if (list) list.push(host)
    else lists.push([host])
  }
  return lists
}

/** The rules of routes as Istio sorts them. */
export function sortedRules(routes: readonly PlacedRoute[], port?: number): JsonMap[] {
  const rules = routes
    .toSorted(byAge)
    .flatMap(it => it.rules.map(rule => ({ rule, tell: it.tell })))
    .toSorted((a, b) => compareMatches(mapsAt(a.rule.value, 'match')[0], mapsAt(b.rule.value, 'match')[0]))
  const { resource } = routes[0]!.route
  const written = rules.flatMap(({ rule, tell }) => {
    const made = writtenRules(rule, { namespace: resource.namespace, domain: resource.domain, tell })
    if (port === undefined) return made
    return made.map(it => ({
      ...it,
      match: mapsAt(it, 'match').length > 0 ? mapsAt(it, 'match').map(own => ({ ...own, port })) : [{ port }],
    }))
  })
  return joined(written)
}

/** A VirtualService for connections: by server names, or for plain TCP and where TLS ends at the listener. */
export function streamService(
  placed: PlacedRoute,
  gateways: readonly string[],
  name: string,
): MadeObject | undefined {
  const { route, listeners, rules } = placed
  const { resource } = route
  const [rule] = rules
  const [listener] = listeners
  if (!rule || !listener) return undefined
  const routes = streamDestinations(placed, rule)
  if (!routes) return undefined
  const isByName = route.kind === 'TLSRoute' && !terminates(listener)
  const names = [...new Set(listeners.flatMap(it => intersectHosts(route.hostnames, [it.hostname ?? '*'])))]
  const spec: JsonMap = isByName
    ? { hosts: names, gateways: [...gateways], tls: [{ match: [{ sniHosts: names }], route: routes }] }
    : {
        hosts: route.kind === 'TLSRoute' ? [...route.hostnames] : ['*'],
        gateways: [...gateways],
        tcp: [{ route: routes }],
      }
  return { of: resource, value: virtualService(placed, name, resource.namespace, spec) }
}

/** Where connections go; undefined, which is told, where they are closed. */
export function streamDestinations(
  { route, tell }: PlacedRoute,
  { value, path }: RouteRuleOfIstio,
): JsonMap[] | undefined {
  const { namespace, domain } = route.resource
  const own = mapsAt(value, 'route')
  const hasWeight = own.every(it => textAt(mapAt(it, 'destination'), 'subset') !== 'zero-weight')
  const routes = hasWeight ? destinationsOf(own, path, { namespace, domain, tell }) : undefined
  if (!routes)
    tell(
      'cannot',
      [...path, 'backendRefs'],
      'Its backends may not be used or have no weight, so that connections are closed. Take it out first.',
    )
  return routes
}

export function virtualService(
  { route }: PlacedRoute,
  name: string,
  namespace: string,
  spec: JsonMap,
): JsonMap {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace, ...carriedMetadata(route.resource) },
    spec,
  }
}
