import { ageOf, compareText } from '../../model/age.ts'
import { hostsOverlap, intersectHosts } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type JsonMap, mapsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Generated } from './generated.ts'
import { generatedName, kindsLookedAt, routeKinds } from './kinds.ts'
import { compareMatches } from './match-order.ts'
import { originOfRules } from './origin.ts'
import { type Route, readRoute } from './read-route.ts'
import { parentsOf, type RouteParent } from './route-parents.ts'
import { type RouteRuleOfIstio, translateRoute } from './route-rules.ts'

/** The VirtualServices that Istio makes of the routes (route_collections.go). */
export const generatedVirtualServices = memoByKinds(kindsLookedAt, (model): readonly Generated[] => {
  const routes = routeKinds.flatMap(kind => effective(model, kind).map(readRoute))
  const requests = routes.filter(it => it.kind === 'HTTPRoute' || it.kind === 'GRPCRoute')
  const bytes = routes.filter(it => it.kind === 'TLSRoute' || it.kind === 'TCPRoute')
  return [
    ...mergeByKey(requests.flatMap(it => httpParts(model, it))),
    ...bytes.flatMap(it => bytesServices(model, it)),
  ]
})

/** Where a route is in force: a listener with one hostname, or a service of the mesh. */
interface Part {
  /** What is in force together with it. */
  readonly key: string
  readonly route: Resource
  /** The count of the route's parts before it, which decides between equals. */
  readonly count: number
  readonly host: string
  readonly gateway: string
  readonly rules: readonly RouteRuleOfIstio[]
}

/** One VirtualService for each listener and hostname, whichever routes it is of; their rules sorted together. */
function mergeByKey(parts: readonly Part[]): Generated[] {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const group = groups.get(part.key)
    if (group) group.push(part)
    else groups.set(part.key, [part])
  }
  return [...groups].map(([key, group]) => {
    group.sort(byRouteAge)
    const [first] = group as [Part]
    const rules = group.flatMap(it => it.rules).toSorted((a, b) => compareMatches(matchOf(a), matchOf(b)))
    return virtualService({
      name: key.replaceAll('/', '~'),
      from: first.route,
      host: first.host,
      gateway: first.gateway,
      protocol: 'http',
      rules,
    })
  })
}

function byRouteAge(a: Part, b: Part): number {
  const name = (it: Part) => `${it.route.name}~${it.count}~`
  return (
    ageOf(a.route) - ageOf(b.route) ||
    compareText(a.route.namespace, b.route.namespace) ||
    compareText(name(a), name(b))
  )
}

function matchOf({ value }: RouteRuleOfIstio): JsonMap | undefined {
  return mapsAt(value, 'match')[0]
}

function httpParts(model: Model, route: Route): Part[] {
  const parts: Part[] = []
  for (const { gateway, hostnames, key, isMesh, port } of placesOf(model, route)) {
    const { rules } = translateRoute(model, route, isMesh)
    if (rules.length === 0) continue
    const own = port === undefined ? rules : rules.map(it => onPort(it, port))
    for (const host of hostnames)
      parts.push({
        key: `${key}/${host}`,
        route: route.resource,
        count: parts.length,
        host,
        gateway,
        rules: own,
      })
  }
  return parts
}

/** A TLSRoute or TCPRoute has VirtualServices of its own, one for each parent and hostname. */
function bytesServices(model: Model, route: Route): Generated[] {
  const made: Generated[] = []
  const protocol = route.kind === 'TLSRoute' ? 'tls' : 'tcp'
  for (const place of placesOf(model, route)) {
    const { rules } = translateRoute(model, route, place.isMesh)
    for (const host of place.serverNames) {
      const named = protocol === 'tls' ? rules.map(it => withServerNames(it, place, host)) : rules
      const { port } = place
      made.push(
        virtualService({
          name: `${route.resource.name}~${protocol}~${made.length}~${generatedName}`,
          from: route.resource,
          host,
          gateway: place.gateway,
          protocol,
          rules: port === undefined ? named : named.map(it => onPort(it, port)),
        }),
      )
    }
  }
  return made
}

/** A gateway's listener or a service of the mesh that a route is in force at. */
interface PlaceInForce {
  readonly gateway: string
  readonly key: string
  readonly isMesh: boolean
  readonly port: number | undefined
  /** What requests are told apart by. */
  readonly hostnames: readonly string[]
  /** What connections are told apart by: cut with the listener's own hostname. */
  readonly serverNames: readonly string[]
}

/** In the order of the names that Istio gives them, which numbers VirtualServices. */
function placesOf(model: Model, route: Route): readonly PlaceInForce[] {
  return parentsOf(model, route)
    .flatMap(parent => (parent.mesh ? meshPlace(route, parent) : listenerPlaces(route, parent)))
    .toSorted((a, b) => compareText(a.gateway, b.gateway))
}

function listenerPlaces(route: Route, { listeners }: RouteParent): PlaceInForce[] {
  return listeners
    .filter(it => !it.denial && it.listener.isServed)
    .map(({ listener, hostnames }) => {
      const gateway = `${listener.owner.namespace}/${listener.internalName}`
      const all = route.hostnames.length > 0 ? route.hostnames : ['*']
      const serverNames = route.kind === 'TCPRoute' ? ['*'] : intersectHosts(all, [listener.hostname ?? '*'])
      return { gateway, key: gateway, isMesh: false, port: undefined, hostnames, serverNames }
    })
}

function meshPlace({ resource }: Route, { mesh, ref }: RouteParent): PlaceInForce[] {
  if (!mesh || mesh.denial) return []
  const key = ref.port === undefined ? resource.namespace : `${resource.namespace}/${ref.port}`
  return [
    { gateway: 'mesh', key, isMesh: true, port: ref.port, hostnames: mesh.hosts, serverNames: mesh.hosts },
  ]
}

function onPort(rule: RouteRuleOfIstio, port: number): RouteRuleOfIstio {
  const matches = mapsAt(rule.value, 'match')
  const match = matches.length > 0 ? matches.map(it => ({ ...it, port })) : [{ port }]
  return { ...rule, value: { ...rule.value, match } }
}

/** On a listener the names are cut with its own; in the mesh of several those count that fit the service's host. */
function withServerNames(rule: RouteRuleOfIstio, place: PlaceInForce, host: string): RouteRuleOfIstio {
  if (mapsAt(rule.value, 'match').length === 0) return rule
  const { hostnames } = rule.route
  const fitting = hostnames.length > 1 ? hostnames.filter(it => hostsOverlap(it, host)) : hostnames
  const names = place.isMesh ? fitting : place.serverNames
  return { ...rule, value: { ...rule.value, match: names.length > 0 ? [{ sniHosts: [...names] }] : [] } }
}

/** The routes that it is made of, by their names. */
function titleOf(from: Resource, rules: readonly RouteRuleOfIstio[]): string {
  const names = new Set(rules.map(it => it.route.resource.name))
  return names.size > 0 ? [...names].join(', ') : from.name
}

interface Parts {
  readonly name: string
  readonly from: Resource
  readonly host: string
  readonly gateway: string
  readonly protocol: 'http' | 'tls' | 'tcp'
  readonly rules: readonly RouteRuleOfIstio[]
}

function virtualService({ name, from, host, gateway, protocol, rules }: Parts): Generated {
  return {
    kind: 'VirtualService',
    name,
    namespace: from.namespace,
    from,
    annotations: { 'internal.istio.io/route-semantics': 'gateway' },
    spec: { hosts: [host], gateways: [gateway], [protocol]: rules.map(it => it.value) },
    origin: originOfRules(from.id, rules),
    title: titleOf(from, rules),
  }
}
