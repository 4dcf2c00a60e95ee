import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { fullHost, hostsOverlap, isHostWithin } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { readServiceEntry } from '../../model/services.ts'
import { managedServices, type ParentListeners, parentListeners } from './gateways.ts'
import type { BuiltListener } from './listeners.ts'
import { type ParentRef, type Route, readRoute } from './read-route.ts'
import { hasForeignWaypoint } from './waypoints/used-waypoint.ts'

/** Why a route does not attach to a listener, or to a service of the mesh: as the controller reports it, and more closely. */
export interface Denial {
  readonly reason: 'NoMatchingParent' | 'NotAllowedByListeners' | 'NoMatchingListenerHostname'
  readonly because: 'port' | 'section' | 'hostname' | 'namespace' | 'kind' | 'missing'
}

/** What a parentRef leads to, and how each answers. */
export interface RouteParent {
  readonly ref: ParentRef
  /** All listeners of the Gateway or ListenerSet; empty for a parent in the mesh. */
  readonly listeners: readonly ParentAnswer[]
  /** For a parent in the mesh: the hosts that the route is for. */
  readonly mesh: { readonly hosts: readonly string[]; readonly denial: Denial | undefined } | undefined
}

export interface ParentAnswer {
  readonly listener: BuiltListener
  /** Undefined where the route attaches. */
  readonly denial: Denial | undefined
  /** Of the route's hostnames those that take effect there; others are for a listener with a closer hostname. */
  readonly hostnames: readonly string[]
}

/** The parents of a route that the controller looks at. One that it does not know, or that has no listener to attach to, is left out. */
export function parentsOf(model: Model, route: Route): readonly RouteParent[] {
  const listeners = parentListeners(model)
  const cache = known.get(listeners) ?? new WeakMap<Resource, readonly RouteParent[]>()
  known.set(listeners, cache)
  const found = cache.get(route.resource)
  if (found) return found
  const parents = readRoute(route.resource).parentRefs.flatMap(ref => {
    const parent = parentOf(model, route, ref)
    return parent ? [parent] : []
  })
  cache.set(route.resource, parents)
  return parents
}

/** The listeners are others as soon as anything changes that parents depend on, Services among them. */
const known = new WeakMap<ParentListeners, WeakMap<Resource, readonly RouteParent[]>>()

function parentOf(model: Model, route: Route, ref: ParentRef): RouteParent | undefined {
  if (ref.group === gatewayApiGroup && (ref.kind === 'Gateway' || ref.kind === 'ListenerSet')) {
    const listeners = parentListeners(model).get(`${ref.kind}/${ref.namespace}/${ref.name}`) ?? []
    if (listeners.length === 0) return undefined
    return { ref, listeners: listeners.map(it => answer(it, listeners, route, ref)), mesh: undefined }
  }
  if (ref.group === '' && ref.kind === 'Service') {
    const host = fullHost(ref.name, { namespace: ref.namespace, domain: route.resource.domain })
    const service = model.find('Service', ref.namespace, ref.name)
    if (hasForeignWaypoint(model, service)) return undefined
    const isThere = service || managedServices(model).has(host)
    return { ref, listeners: [], mesh: { hosts: [host], denial: isThere ? undefined : denials.missing } }
  }
  if (ref.group === 'networking.istio.io' && ref.kind === 'ServiceEntry') {
    const entry = model.find('ServiceEntry', ref.namespace, ref.name)
    if (hasForeignWaypoint(model, entry)) return undefined
    const hosts = entry ? readServiceEntry(entry).hosts.map(it => it.text) : []
    return { ref, listeners: [], mesh: { hosts, denial: entry ? undefined : denials.missing } }
  }
  return undefined
}

function answer(
  listener: BuiltListener,
  all: readonly BuiltListener[],
  route: Route,
  ref: ParentRef,
): ParentAnswer {
  const denial = denialBy(listener, route, ref)
  const hostnames = denial ? none : hostsOf(route).filter(it => isFor(it, listener, all))
  return { listener, denial, hostnames }
}

const none: readonly string[] = []
const any: readonly string[] = ['*']

function hostsOf({ hostnames }: Route): readonly string[] {
  return hostnames.length > 0 ? hostnames : any
}

/** Why a listener does not take a route that a parentRef leads to it, in the order in which the controller asks (conversion.go, referenceAllowed). */
export function denialBy(
  listener: Pick<BuiltListener, 'name' | 'port' | 'hosts' | 'supportedKinds'>,
  route: Route,
  ref: Pick<ParentRef, 'port' | 'sectionName'>,
): Denial | undefined {
  const { kind, resource } = route
  if (ref.port !== undefined && ref.port !== listener.port) return denials.port
  if (ref.sectionName && ref.sectionName !== listener.name) return denials.section
  // All of a listener's hosts are its one hostname, for several namespaces.
  const own = hostOf(listener.hosts[0] ?? '')
  if (!hostsOf(route).some(it => hostsOverlap(it, own))) return denials.hostname
  if (!listener.hosts.some(it => isFromNamespace(it, resource.namespace))) return denials.namespace
  return listener.supportedKinds.includes(kind) ? undefined : denials.kind
}

const denials = {
  port: { reason: 'NoMatchingParent', because: 'port' },
  section: { reason: 'NoMatchingParent', because: 'section' },
  hostname: { reason: 'NoMatchingListenerHostname', because: 'hostname' },
  namespace: { reason: 'NotAllowedByListeners', because: 'namespace' },
  kind: { reason: 'NotAllowedByListeners', because: 'kind' },
  missing: { reason: 'NoMatchingParent', because: 'missing' },
} as const

function hostOf(serverHost: string): string {
  return serverHost.slice(serverHost.indexOf('/') + 1)
}

function isFromNamespace(serverHost: string, namespace: string): boolean {
  const allowed = serverHost.slice(0, serverHost.indexOf('/'))
  return allowed === '*' || allowed === namespace
}

/**
 * Whether a hostname of a route takes effect on a listener without one or with a wildcard: not where another of the same port
 * and protocol has a hostname that covers it and is no shorter (conversion.go, hostnameAllowedByIsolation).
 */
function isFor(hostname: string, listener: BuiltListener, all: readonly BuiltListener[]): boolean {
  const own = listener.hostname ?? ''
  if (own !== '' && !own.startsWith('*')) return true
  if (own !== '' && !hostsOverlap(hostname, own)) return false
  return !all.some(
    other =>
      other !== listener &&
      other.port === listener.port &&
      other.protocol === listener.protocol &&
      (other.hostname ?? '') !== own &&
      (other.hostname ?? '').length >= own.length &&
      isHostWithin(hostname, other.hostname ?? ''),
  )
}
