import { effectiveRules } from '../../istio/routes/effective-rules.ts'
import type { RouteKind } from '../../model/gateways.ts'
import { hostsOverlap } from '../../model/hosts.ts'
import type { JsonMap } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { fullHosts, readVirtualService } from '../../model/virtual-services.ts'
import { tellOthers } from '../conversion/carried.ts'
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
  meshRefs,
  type RoutePlace,
  type RuleInForce,
  refsTo,
} from './places.ts'
import {
  backendContext,
  type PlannedRoute,
  type PlannedRule,
  type Planner,
  type RoutesContext,
} from './planned-route.ts'
import { convertHttpRule } from './rules.ts'
import { meshStreams, tcpRoutes, tlsRoutes } from './stream-routes.ts'
import { streamRule } from './streams.ts'

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
  const { model, tellAt } = context
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
  const planner: Planner = { context, resource, hosts, named, tell }

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
  for (const group of groupPlaces(atTls, tls, false))
    routes.push(...tlsRoutes(planner, group.places, group.rules))
  for (const group of groupPlaces(atTcp, tcp, false))
    routes.push(...tcpRoutes(planner, atTcp.length, group.places, group.rules))
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
    routes.push(...meshStreams(planner, 'TLSRoute', group.places, group.rules))
  for (const group of groupPlaces(inMesh, tcp, false))
    routes.push(...meshStreams(planner, 'TCPRoute', group.places, group.rules))
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
      parentRefs: meshRefs(places, isOfOnePort),
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
        backends: backendContext(planner, 'HTTPRoute', it.namespace, it.viewer, isMesh, first?.port),
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
