import { visibleServices } from '../../istio/routes/clusters.ts'
import { effectiveRules } from '../../istio/routes/effective-rules.ts'
import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import type { RouteKind } from '../../model/gateways.ts'
import { hostsOverlap } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { type JsonMap, textsAt } from '../../model/read-value.ts'
import type { Place, Resource } from '../../model/resource.ts'
import { fullHosts, readVirtualService } from '../../model/virtual-services.ts'
import { type Tell, tellOthers } from '../conversion/carried.ts'
import { carriedMetadata } from '../conversion/carried-metadata.ts'
import type { BackendContext, SentTo } from './backends.ts'
import { isHostname } from './listeners.ts'
import type { GivenMatch } from './matches.ts'
import {
  type ConvertedGateway,
  cutHosts,
  groupPlaces,
  isSeenBy,
  type ListenerPlace,
  listenerPlaces,
  type MeshPlace,
  meshPlaces,
  type PortsOfHost,
  type RoutePlace,
  type RuleInForce,
  refsTo,
} from './places.ts'
import { type ConvertedRule, convertHttpRule } from './rules.ts'
import { serverNames, streamBackends, streamRule, tellOutside, tellTcpMatches } from './streams.ts'
import type { SubsetServices } from './subset-services.ts'

/** A route as it will be written, but for how its paths are asked for. */
export interface PlannedRoute {
  readonly of: Resource
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly parentRefs: readonly JsonMap[]
  readonly hostnames: readonly string[] | undefined
  /** Of HTTP. */
  readonly rules: readonly PlannedRule[]
  /** Of TLS and TCP. */
  readonly backendRefs: readonly JsonMap[]
  /** What tells the routes apart that are tried together: a listener with a host, or a service. */
  readonly keys: readonly string[]
  /** Its listeners; none in the mesh. */
  readonly listeners: readonly ListenerPlace[]
}

export interface PlannedRule {
  readonly place: Place
  readonly converted: ConvertedRule
}

export interface RoutesContext {
  readonly model: Model
  readonly prefixes: 'exact' | 'segments'
  readonly subsets: SubsetServices
  readonly sentTo: SentTo[]
  /** Services of the mesh whose rules are for their own ports alone from then on. */
  readonly onlyOn: PortsOfHost[]
  /** Whether no other VirtualService is for its Gateways. */
  readonly isAlone: boolean
  /** The server names and TCP ports that rules before have taken. */
  readonly taken: Set<string>
  readonly tellAt: (place: Place) => Tell
  /** Gives a name that no route of the kind and namespace has. */
  readonly claim: (kind: string, namespace: string, name: string) => string
}

/**
 * The routes that a VirtualService becomes, for those of the Gateways that it names (`named`, of Istio) and for the services of the
 * mesh.
 */
export function planRoutes(
  resource: Resource,
  gateways: readonly ConvertedGateway[],
  named: readonly Resource[],
  context: RoutesContext,
): readonly PlannedRoute[] {
  const { model, tellAt, taken } = context
  const tell = tellAt({ resource: resource.id, path: [] })
  const read = readVirtualService(resource)
  tellOthers(resource.spec, ['hosts', 'gateways', 'exportTo', 'http', 'tls', 'tcp'], ['spec'], tell)
  const { namespace } = resource
  const seen = gateways.filter(it => isSeenBy(it, resource))
  if (seen.length < gateways.filter(it => it.listeners.some(own => named.includes(own.of))).length)
    tell(
      'carried',
      ['spec', 'exportTo'],
      'The Pods of a Gateway do not see it, so it is for those of others alone',
    )
  const hosts = fullHosts(resource).map(it => it.text)

  const http = effectiveRules(model, resource)
  const tls = read.tls.map(it => streamRule(resource, it))
  const tcp = read.tcp.map(it => streamRule(resource, it))
  const routes: PlannedRoute[] = []

  const placesFor = (takes: RouteKind) => listenerPlaces(seen, named, hosts, namespace, takes)
  const [atWeb, atTls, atTcp] = [placesFor('http'), placesFor('tls'), placesFor('tcp')]
  if (atWeb.length > 0 && http.length > 0)
    fullHosts(resource).forEach(({ text, index }) => {
      if (text === '*' ? hosts.length > 1 : !isHostname(text))
        tell('cannot', ['spec', 'hosts', index], `${text} cannot stand here as a hostname of a route.`)
    })
  for (const group of groupPlaces(atWeb, http)) routes.push(...httpRoutes(group.places, group.rules))
  for (const group of groupPlaces(atTls, tls, false)) routes.push(...tlsRoutes(group.places, group.rules))
  for (const group of groupPlaces(atTcp, tcp, false)) routes.push(...tcpRoutes(group.places, group.rules))
  for (const [sort, rules, places] of [
    ['http', http, atWeb],
    ['tls', tls, atTls],
    ['tcp', tcp, atTcp],
  ] as const)
    if (named.length > 0 && rules.length > 0 && places.length === 0)
      tell(
        'carried',
        ['spec', sort],
        'No server of its Gateways takes these rules, so nothing is made of them',
      )

  const sorts = [http, tls, tcp].filter(it => it.length > 0)
  const inMesh = meshPlaces(model, resource, sorts.flat(), context.onlyOn, tell)
  if (inMesh.length > 0 && sorts.length > 1)
    tell(
      'cannot',
      ['spec'],
      'Routes for requests and for connections to one service would stand in for each other. Divide it.',
    )
  for (const group of groupPlaces(inMesh, http)) routes.push(...meshRoutes(group.places, group.rules))
  for (const group of groupPlaces(inMesh, tls, false))
    routes.push(...meshStreams('TLSRoute', group.places, group.rules))
  for (const group of groupPlaces(inMesh, tcp, false))
    routes.push(...meshStreams('TCPRoute', group.places, group.rules))
  return routes

  function httpRoutes(places: readonly ListenerPlace[], rules: readonly RuleInForce[]): PlannedRoute[] {
    return divided(hosts, 16).flatMap(some => {
      const fitting = places.filter(({ listener }) =>
        some.some(host => listener.hosts.some(own => hostsOverlap(host, own))),
      )
      const parts = context.isAlone ? [{ places: fitting, hosts: some }] : cutHosts(fitting, some)
      return parts.filter(it => it.places.length > 0).flatMap(it => webRoutes(it.places, it.hosts, rules))
    })
  }

  function webRoutes(
    places: readonly ListenerPlace[],
    some: readonly string[],
    rules: readonly RuleInForce[],
  ): PlannedRoute[] {
    const [first] = places as [ListenerPlace]
    return plan({
      places,
      rules,
      namespace,
      viewer: first.gateway.namespace,
      parentRefs: refsTo(places, some, namespace, 'http'),
      hostnames: some[0] === '*' ? undefined : some,
      keys: places.flatMap(({ gateway, listener }) =>
        some.map(host => `${gateway.namespace}/${gateway.name}/${listener.name} ${host}`),
      ),
      listeners: places,
      suffix: places.length < atWeb.length ? `-${first.listener.name}` : '',
    })
  }

  function meshRoutes(places: readonly MeshPlace[], rules: readonly RuleInForce[]): PlannedRoute[] {
    const [{ namespace: own, isOfOnePort, port }] = places as [MeshPlace]
    return plan({
      places,
      rules,
      namespace: own,
      viewer: own,
      parentRefs: places.map(it => ({ ...it.ref, ...(isOfOnePort && { port: it.port! }) })),
      hostnames: undefined,
      keys: places.map(it => `mesh ${own} ${isOfOnePort ? port : ''} ${it.host}`),
      listeners: [],
      suffix: named.length > 0 || isOfOnePort ? `-mesh${isOfOnePort ? `-${port}` : ''}` : '',
    })
  }

  interface Plan {
    readonly places: readonly RoutePlace[]
    readonly rules: readonly RuleInForce[]
    readonly namespace: string
    readonly viewer: string
    readonly parentRefs: readonly JsonMap[]
    readonly hostnames: readonly string[] | undefined
    readonly keys: readonly string[]
    readonly listeners: readonly ListenerPlace[]
    readonly suffix: string
  }

  /** HTTPRoutes for the same places: more than one where there are more rules than one takes. */
  function plan(it: Plan): PlannedRoute[] {
    const { places, rules, parentRefs, hostnames, keys, listeners } = it
    const [first] = places
    const isMesh = first?.type === 'mesh'
    const isSecure = first?.type === 'listener' && first.listener.protocol === 'HTTPS'
    const planned = rules.flatMap(({ rule, matches }) => {
      const given = matches.map(
        (match): GivenMatch => ({ value: match.value, path: match.place.path, tell: tellAt(match.place) }),
      )
      const converted = convertHttpRule(rule, given, {
        backends: backendContext('HTTPRoute', it.namespace, it.viewer, isMesh, first?.port),
        model,
        channel: resource.channel,
        scheme: isSecure ? 'https' : 'http',
        ports: places.map(place => place.port),
        prefixes: context.prefixes,
        tellAt,
      })
      return converted.map((own): PlannedRule => ({ place: rule.place, converted: own }))
    })
    const parts = dividedRules(planned)
    const width = String(parts.length).length
    return parts.map((own, i) => ({
      of: resource,
      kind: 'HTTPRoute',
      name: context.claim(
        'HTTPRoute',
        it.namespace,
        `${resource.name}${it.suffix}${parts.length > 1 ? `-${String(i + 1).padStart(width, '0')}` : ''}`,
      ),
      namespace: it.namespace,
      parentRefs,
      hostnames,
      rules: own,
      backendRefs: [],
      keys,
      listeners,
    }))
  }

  function backendContext(
    kind: string,
    own: string,
    viewer: string,
    isMesh: boolean,
    port: number | undefined,
  ): BackendContext {
    const { subsets, sentTo } = context
    const meansCalledPort = isMesh && kind === 'HTTPRoute'
    const isOwnEntry = (host: string) =>
      visibleServices(model, own).some(
        it => it.host === host && it.namespace === own && it.resource.kind === 'ServiceEntry',
      )
    return { model, namespace: own, kind, isMesh, meansCalledPort, viewer, port, subsets, sentTo, isOwnEntry }
  }

  /** Of each match that asks for a name which a rule before has taken, Istio makes nothing. */
  function tlsRoutes(places: readonly ListenerPlace[], rules: readonly RuleInForce[]): PlannedRoute[] {
    return rules.flatMap((it, i) => {
      const at = places.map(({ gateway, port }) => `${gateway.namespace}/${gateway.name} ${port}`)
      const free = it.matches.filter(match => {
        const keys = textsAt(match.value, 'sniHosts').map(name => at.map(key => `${key} ${name}`))
        const lost = keys.flat().filter(key => taken.has(key))
        if (lost.length > 0 && !keys.some(own => own.every(key => taken.has(key))))
          tell(
            'cannot',
            match.place.path,
            'Another rule takes its names on one of its ports. Leave them to one.',
          )
        if (lost.length === 0) for (const key of keys.flat()) taken.add(key)
        else
          tell('carried', match.place.path, 'Another rule takes one of its names, so nothing is made of it')
        return lost.length === 0
      })
      if (free.length === 0) return []
      const names = serverNames({ rule: it.rule, matches: free }, tell)
      tellOutside(it.rule.place.path, names, places, tell)
      return [
        stream('TLSRoute', it, {
          parentRefs: refsTo(places, hosts, namespace, 'tls'),
          hostnames: names,
          own: namespace,
          viewer: places[0]!.gateway.namespace,
          isMesh: false,
          port: places[0]!.port,
          suffix: rules.length > 1 ? `-${i + 1}` : '',
        }),
      ]
    })
  }

  /** The first rule takes every connection. */
  function tcpRoutes(
    all: readonly ListenerPlace[],
    [first, ...rest]: readonly RuleInForce[],
  ): PlannedRoute[] {
    tellRest(rest)
    if (!first) return []
    tellTcpMatches(first, tell)
    const keyOf = ({ gateway, listener }: ListenerPlace) =>
      `${gateway.namespace}/${gateway.name} ${listener.name}`
    const places = all.filter(it => !taken.has(keyOf(it)))
    if (places.length < all.length)
      tell(
        'carried',
        first.rule.place.path,
        'A rule of another VirtualService takes its port, so nothing is made of it there',
      )
    for (const it of places) taken.add(keyOf(it))
    if (places.length === 0) return []
    return [
      stream('TCPRoute', first, {
        parentRefs: refsTo(places, hosts, namespace, 'tcp'),
        hostnames: undefined,
        own: namespace,
        viewer: places[0]!.gateway.namespace,
        isMesh: false,
        port: places[0]!.port,
        suffix: places.length < atTcp.length ? `-${places[0]!.listener.name}` : '',
      }),
    ]
  }

  function meshStreams(
    kind: 'TLSRoute' | 'TCPRoute',
    places: readonly MeshPlace[],
    all: readonly RuleInForce[],
  ): PlannedRoute[] {
    const [{ namespace: own, isOfOnePort, port }] = places as [MeshPlace]
    const [first, ...rest] = all
    const used = kind === 'TCPRoute' ? (first ? [first] : []) : all
    if (kind === 'TCPRoute') tellRest(rest)
    return used.map((it, i) => {
      const names = kind === 'TLSRoute' ? serverNames(it, tell) : undefined
      if (!names) tellTcpMatches(it, tell)
      return stream(kind, it, {
        parentRefs: places.map(place => ({ ...place.ref, ...(isOfOnePort && { port: place.port! }) })),
        hostnames: names,
        own,
        viewer: own,
        isMesh: true,
        port,
        keys: places.map(place => `mesh ${own} ${isOfOnePort ? port : ''} ${place.host}`),
        suffix: `${named.length > 0 || isOfOnePort ? `-mesh${isOfOnePort ? `-${port}` : ''}` : ''}${used.length > 1 ? `-${i + 1}` : ''}`,
      })
    })
  }

  function tellRest(rest: readonly RuleInForce[]): void {
    for (const { rule } of rest)
      tell('carried', rule.place.path, 'No connection reaches it: the rule before takes all. It is left out')
  }

  interface StreamPlan {
    readonly parentRefs: readonly JsonMap[]
    readonly hostnames: readonly string[] | undefined
    readonly own: string
    readonly viewer: string
    readonly isMesh: boolean
    readonly port: number | undefined
    readonly keys?: readonly string[]
    readonly suffix: string
  }

  function stream(kind: string, { rule }: RuleInForce, it: StreamPlan): PlannedRoute {
    return {
      of: resource,
      kind,
      name: context.claim(kind, it.own, `${resource.name}${it.suffix}`),
      namespace: it.own,
      parentRefs: it.parentRefs,
      hostnames: it.hostnames,
      rules: [],
      backendRefs: streamBackends(rule, backendContext(kind, it.own, it.viewer, it.isMesh, it.port), tell),
      keys: it.keys ?? [],
      listeners: [],
    }
  }
}

/** At most 16 rules with 128 matches between them go into an HTTPRoute. */
function dividedRules(rules: readonly PlannedRule[]): readonly (readonly PlannedRule[])[] {
  const parts: PlannedRule[][] = []
  let count = 0
  for (const it of rules) {
    const own = it.converted.matches.length
    const part = parts.at(-1)
    if (part && part.length < 16 && count + own <= 128) {
      part.push(it)
      count += own
    } else {
      parts.push([it])
      count = own
    }
  }
  return parts
}

function divided<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: T[][] = []
  for (let i = 0; i < all.length; i += size) parts.push(all.slice(i, i + size))
  return parts
}

/** An object of the Gateway API, with the labels and annotations of what it is made of. */
export function objectOf(
  kind: string,
  name: string,
  namespace: string,
  spec: JsonMap,
  of?: Resource,
): JsonMap {
  const version = kind === 'ReferenceGrant' ? 'v1beta1' : 'v1'
  const metadata = { name, namespace, ...(of && carriedMetadata(of)) }
  return { apiVersion: `${gatewayApiGroup}/${version}`, kind, metadata, spec }
}
