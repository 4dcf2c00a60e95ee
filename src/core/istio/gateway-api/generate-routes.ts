import { memoByObject } from '../../data/memo-by-object.ts'
import { sameItems } from '../../data/same-value.ts'
import { ageOf, compareText } from '../../model/age.ts'
import { hostsOverlap, intersectHosts } from '../../model/hosts.ts'
import { memoByKinds, memoByPlace } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { type JsonMap, mapsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { parentListeners } from './gateways.ts'
import { generatedResource } from './generated.ts'
import { onPort as matchOnPort } from './http-matches.ts'
import { generatedName, kindsLookedAt, type RouteKind } from './kinds.ts'
import { compareMatches } from './match-order.ts'
import { type Merged, mergedByKey } from './merged-by-key.ts'
import { lostToNamesakes, withoutLost } from './namesakes.ts'
import { type ParentRef, type Route, readRoute } from './read-route.ts'
import { parentsOf, type RouteParent } from './route-parents.ts'
import { type RouteRuleOfIstio, translateRoute } from './route-rules.ts'
import { ruleOrigin } from './rule-origin.ts'

/** The VirtualServices that Istio makes of the routes (route_collections.go); the same list while none of them changes. */
export const generatedVirtualServices = memoByKinds(kindsLookedAt, (model): readonly Resource[] => {
  const { http, grpc, lost } = keyedParts(model)
  last = mergeAgain(last, grpc.length === 0 ? http : [...http, ...withoutLost(grpc, lost)])
  const bytes = [tlsRoutes(model, 'TLSRoute'), tcpRoutes(model, 'TCPRoute')]
  if (all?.merged !== last.made || !sameItems(all.bytes, bytes)) {
    const others = bytes.flat(2)
    all = { merged: last.made, bytes, made: others.length === 0 ? last.made : [...last.made, ...others] }
  }
  return all.made
})

let last: Merged<Part, Resource> | undefined
let all:
  | {
      readonly merged: readonly Resource[]
      readonly bytes: readonly object[]
      readonly made: readonly Resource[]
    }
  | undefined

/** What is made of each route of a kind. Its parents change with all that its translation looks at. */
function ofRoutes<T>(
  make: (model: Model, route: Route) => T,
): (model: Model, kind: RouteKind) => readonly T[] {
  const made = memoByPlace<T>(
    model => [parentListeners(model)],
    (model, resource) => make(model, readRoute(resource)),
  )
  return (model, kind) => made(model, effective(model, kind))
}

/** Where a route is in force: a listener with one hostname, or a service of the mesh. */
interface Part {
  /** What is in force together with it. */
  readonly key: string
  readonly route: Resource
  /** The count of the route's parts before it, which decides between equals. */
  readonly count: number
  readonly host: string
  readonly gateway: string
  readonly isServed: boolean
  readonly rules: readonly RouteRuleOfIstio[]
}

/** The places of a GRPCRoute that are served, and whether Istio loses it there to an HTTPRoute of its name. */
export function placesLostToNamesake(model: Model, route: Resource): readonly LostPlace[] {
  const { lost } = keyedParts(model)
  return servedOf(httpParts(model, readRoute(route))).map(it => ({
    gateway: it.gateway,
    host: it.host,
    isLost: lost.has(it),
  }))
}

export interface LostPlace {
  /** `mesh`, or the Gateway that Istio makes of the listener. */
  readonly gateway: string
  readonly host: string
  readonly isLost: boolean
}

function keyedParts(model: Model) {
  const http = httpRoutes(model, 'HTTPRoute')
  const grpc = grpcRoutes(model, 'GRPCRoute')
  const lost = lostToNamesakes(http, grpc, ({ route: { namespace, name }, count }) => {
    const namesake = model.find('HTTPRoute', namespace, name)
    return namesake !== undefined && count < httpParts(model, readRoute(namesake)).length
  })
  return { http, grpc, lost }
}

/** A listener that is not served has parts as well: they count, and nothing is made of them. */
const servedOf = memoByObject((parts: readonly Part[]): readonly Part[] =>
  parts.every(it => it.isServed) ? parts : parts.filter(it => it.isServed),
)

/** One VirtualService for each listener and hostname, whichever routes it is of; their rules sorted together. */
const mergeAgain = mergedByKey<Part, Resource>(merge)

function merge(key: string, parts: readonly Part[]): Resource {
  const sorted = parts.toSorted(byRouteAge)
  const [first] = sorted as [Part]
  const rules = sorted.flatMap(it => it.rules).toSorted((a, b) => compareMatches(matchOf(a), matchOf(b)))
  const { route: from, host, gateway } = first
  return virtualService({ name: key.replaceAll('/', '~'), from, host, gateway, protocol: 'http', rules })
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

const httpParts = keptByRoute((model, route): readonly Part[] => {
  const parts: Part[] = []
  for (const { gateway, hostnames, key, isMesh, isServed, port } of placesOf(model, route)) {
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
        isServed,
        rules: own,
      })
  }
  return parts
})

const servedParts = (model: Model, route: Route) => servedOf(httpParts(model, route))
const httpRoutes = ofRoutes(servedParts)
const grpcRoutes = ofRoutes(servedParts)

/** A TLSRoute or TCPRoute has VirtualServices of its own, one for each parent and hostname. */
const bytesServices = keptByRoute((model, route): readonly Resource[] => {
  const made: Resource[] = []
  const protocol = route.kind === 'TLSRoute' ? 'tls' : 'tcp'
  let count = 0
  for (const place of placesOf(model, route)) {
    const { rules } = translateRoute(model, route, place.isMesh)
    for (const host of place.serverNames) {
      const number = count++
      if (!place.isServed) continue
      const named = protocol === 'tls' ? rules.map(it => withServerNames(it, place, host)) : rules
      const { port } = place
      made.push(
        virtualService({
          name: `${route.resource.name}~${protocol}~${number}~${generatedName}`,
          from: route.resource,
          host,
          gateway: place.gateway,
          protocol,
          rules: port === undefined ? named : named.map(it => bytesOnPort(it, port, protocol)),
        }),
      )
    }
  }
  return made
})

const tlsRoutes = ofRoutes(bytesServices)
const tcpRoutes = ofRoutes(bytesServices)

/** Keeps what is made of a route as long as its parents answer as they do and its rules mean the same. */
function keptByRoute<T>(make: (model: Model, route: Route) => T): (model: Model, route: Route) => T {
  const kept = new WeakMap<Resource, { readonly rests: readonly object[]; readonly result: T }>()
  return (model, route) => {
    const parents = parentsOf(model, route)
    const rests = [
      parents,
      ...(parents.some(it => !it.mesh) ? [translateRoute(model, route, false)] : []),
      ...(parents.some(it => it.mesh) ? [translateRoute(model, route, true)] : []),
    ]
    const known = kept.get(route.resource)
    if (known && sameItems(known.rests, rests)) return known.result
    const result = make(model, route)
    kept.set(route.resource, { rests, result })
    return result
  }
}

/** A gateway's listener or a service of the mesh that a route is in force at. */
interface PlaceInForce {
  readonly gateway: string
  readonly key: string
  readonly isMesh: boolean
  /** Whether the gateway listens there; where it does not, nothing is made, and it counts all the same. */
  readonly isServed: boolean
  readonly port: number | undefined
  /** What requests are told apart by. */
  readonly hostnames: readonly string[]
  /** What connections are told apart by: cut with the listener's own hostname. */
  readonly serverNames: readonly string[]
}

/** In the order of the names that Istio gives them, which numbers VirtualServices. */
function placesOf(model: Model, route: Route): readonly PlaceInForce[] {
  return parentsOf(model, route)
    .toSorted((a, b) => compareText(referenceText(a.ref), referenceText(b.ref)))
    .flatMap(parent => (parent.mesh ? meshPlace(route, parent) : listenerPlaces(route, parent)))
    .toSorted((a, b) => compareText(a.gateway, b.gateway))
}

function referenceText({ group, kind, name, sectionName = '', port = 0, namespace }: ParentRef): string {
  return `${group}/${kind}/${name}/${sectionName}/${port}.${namespace}`
}

function listenerPlaces(route: Route, { listeners }: RouteParent): PlaceInForce[] {
  return listeners
    .filter(it => !it.denial)
    .map(({ listener, hostnames }) => {
      const gateway = `${listener.owner.namespace}/${listener.internalName}`
      const all = route.hostnames.length > 0 ? route.hostnames : ['*']
      const serverNames = route.kind === 'TCPRoute' ? ['*'] : intersectHosts(all, [listener.hostname ?? '*'])
      const isServed = listener.isServed || listener.isAssumed
      return { gateway, key: gateway, isMesh: false, isServed, port: undefined, hostnames, serverNames }
    })
}

function meshPlace({ resource }: Route, { mesh, ref }: RouteParent): PlaceInForce[] {
  if (!mesh || mesh.denial) return []
  const key = ref.port === undefined ? resource.namespace : `${resource.namespace}/${ref.port}`
  return [
    {
      gateway: 'mesh',
      key,
      isMesh: true,
      isServed: true,
      port: ref.port,
      hostnames: mesh.hosts,
      serverNames: mesh.hosts,
    },
  ]
}

function onPort(rule: RouteRuleOfIstio, port: number): RouteRuleOfIstio {
  const matches = mapsAt(rule.value, 'match')
  const match = matches.length > 0 ? matches.map(it => matchOnPort(it, port)) : [{ port }]
  return { ...rule, value: { ...rule.value, match } }
}

/** A TLS rule without a match, for which there is no weight, stays without one. */
function bytesOnPort(rule: RouteRuleOfIstio, port: number, protocol: 'tls' | 'tcp'): RouteRuleOfIstio {
  return protocol === 'tls' && mapsAt(rule.value, 'match').length === 0 ? rule : onPort(rule, port)
}

/**
 * On a listener the names are cut with its own; in the mesh of several those count that fit the service's host. Where none does, a
 * match without names is left, which takes every connection.
 */
function withServerNames(rule: RouteRuleOfIstio, place: PlaceInForce, host: string): RouteRuleOfIstio {
  if (mapsAt(rule.value, 'match').length === 0) return rule
  const { hostnames } = rule.route
  const fitting = hostnames.length > 1 ? hostnames.filter(it => hostsOverlap(it, host)) : hostnames
  const names = place.isMesh ? fitting : place.serverNames
  return { ...rule, value: { ...rule.value, match: [names.length > 0 ? { sniHosts: [...names] } : {}] } }
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

function virtualService({ name, from, host, gateway, protocol, rules }: Parts): Resource {
  return generatedResource({
    kind: 'VirtualService',
    name,
    namespace: from.namespace,
    from,
    annotations: { 'internal.istio.io/route-semantics': 'gateway' },
    spec: { hosts: [host], gateways: [gateway], [protocol]: rules.map(it => it.value) },
    origin: ruleOrigin(from, rules),
    title: titleOf(from, rules),
  })
}
