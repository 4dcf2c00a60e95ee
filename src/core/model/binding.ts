import { sameValue } from '../data/same-value.ts'
import { findGateway, namesGateway } from './gateway-references.ts'
import { type RouteKind, readGateway, routeKindOf, type Server } from './gateways.ts'
import { hostsForNamespace, hostsOverlap, intersectHosts } from './hosts.ts'
import { changedEntries, tableByKinds } from './memo.ts'
import type { Model } from './model.ts'
import type { Resource } from './resource.ts'
import { isVisibleIn } from './services.ts'
import { fullHosts, type Rule, readVirtualService } from './virtual-services.ts'
import { type GatewayHome, gatewayHome } from './workloads.ts'

/** Whether a Gateway's server uses a VirtualService, and how. */
export type Binding =
  | {
      readonly bound: true
      /** The names under which it is reached there: the narrower of each pair of hosts, or the SNI names of a passthrough server. */
      readonly hosts: readonly string[]
      readonly rules: readonly BoundRule[]
    }
  | { readonly bound: false; readonly reason: UnboundReason; readonly message: string }

/** A rule that takes part, by its list and its place in it. */
export interface BoundRule {
  readonly protocol: RouteKind
  readonly index: number
}

/** Ordered as they are looked at: `not-named` comes last, so any other reason would stay if the link were drawn. */
export type UnboundReason =
  | 'no-server'
  | 'auto-passthrough'
  | 'delegate-only'
  | 'hosts'
  | 'host-namespace'
  | 'not-exported'
  | 'route-kind'
  | 'match'
  | 'not-named'

/**
 * Whether Istio would let a server of a Gateway use a VirtualService, by the documented rules of its translation; when
 * not, the reason that would remain if the Gateway were named. Visibility is judged with the namespace of the
 * gateway's workload (see `gatewayHome`).
 */
export function explainBinding(
  model: Model,
  virtualService: Resource,
  gateway: Resource,
  serverIndex: number,
): Binding {
  const view = readVirtualService(virtualService)
  const server = readGateway(gateway).servers[serverIndex]
  if (!server) return unbound('no-server', `Gateway ${gateway.name} has no such server.`)

  const kind = routeKindOf(server)
  if (!kind)
    return unbound(
      'auto-passthrough',
      'An AUTO_PASSTHROUGH server routes by SNI to services and uses no VirtualService.',
    )
  if (view.hosts.length === 0)
    return unbound(
      'delegate-only',
      `${virtualService.name} has no hosts: only a delegating rule leads to it.`,
    )

  const hosts = intersectHosts(
    hostsForNamespace(server.hosts, virtualService.namespace),
    fullHosts(virtualService).map(it => it.text),
  )
  if (hosts.length === 0) return noCommonHost(server, virtualService)

  const home = homeOf(model, gateway)
  if (!isVisibleIn(view.exportTo, virtualService.namespace, home.namespace))
    return unbound(
      'not-exported',
      `${virtualService.name} is not exported to namespace ${home.namespace}, where the gateway ${home.statedBy === undefined ? 'is assumed to run: no Pod, Deployment or Service of the files has its labels' : `runs by ${home.statedBy}`}.`,
    )

  const rules = view[kind]
  if (rules.length === 0) return unbound('route-kind', wrongKindMessage(virtualService, server, kind))
  const fitting = rules.filter(it => ruleFits(it, server, gateway, virtualService.namespace))
  if (fitting.length === 0)
    return unbound(
      'match',
      `No ${kind} rule of ${virtualService.name} matches port ${server.portText} of this gateway.`,
    )

  if (!view.gateways.some(it => namesGateway(it.text, virtualService.namespace, gateway)))
    return unbound('not-named', `${virtualService.name} does not name ${gateway.name} among its gateways.`)
  return {
    bound: true,
    hosts: kind === 'tls' ? sniHosts(fitting, server, gateway, virtualService.namespace) : hosts,
    rules: fitting.map(it => ({ protocol: it.protocol, index: it.index })),
  }
}

/** A Gateway that a VirtualService names, and how each of its servers answers. Where none is in the files, `gateway` is undefined. */
export interface GatewayLink {
  /** The entry of `gateways` that names it. */
  readonly index: number
  readonly text: string
  readonly gateway: Resource | undefined
  /** In the order of the servers. */
  readonly bindings: readonly Binding[]
}

/** Every entry of a VirtualService's `gateways` but `mesh`, each Gateway once. */
export function gatewayLinks(model: Model, virtualService: Resource): readonly GatewayLink[] {
  const links: GatewayLink[] = []
  const seen = new Set<Resource>()
  for (const { text, index } of readVirtualService(virtualService).gateways) {
    if (text === 'mesh') continue
    const gateway = findGateway(model, text, virtualService.namespace)
    if (gateway && seen.has(gateway)) continue
    if (gateway) seen.add(gateway)
    links.push({ index, text, gateway, bindings: gateway ? bindingsOf(model, virtualService, gateway) : [] })
  }
  return links
}

/** How each server of a Gateway answers a VirtualService. Kept while neither of them changes. */
function bindingsOf(model: Model, virtualService: Resource, gateway: Resource): readonly Binding[] {
  const { namespace: viewer, statedBy } = homeOf(model, gateway)
  const cache = keptBindings.get(virtualService) ?? new WeakMap()
  keptBindings.set(virtualService, cache)
  const found = cache.get(gateway)
  if (found?.viewer === viewer && found.statedBy === statedBy) return found.bindings
  const { servers } = readGateway(gateway)
  const bindings = servers.map(it => explainBinding(model, virtualService, gateway, it.index))
  cache.set(gateway, { viewer, statedBy, bindings })
  return bindings
}

const keptBindings = new WeakMap<
  Resource,
  WeakMap<
    Resource,
    { readonly viewer: string; readonly statedBy: string | undefined; readonly bindings: readonly Binding[] }
  >
>()

/** The binding's reason that is nearest to working, for a Gateway none of whose servers takes the VirtualService; undefined when one does. */
export function whyUnbound(bindings: readonly Binding[]): string | undefined {
  let best: Extract<Binding, { bound: false }> | undefined
  for (const it of bindings) {
    if (it.bound) return undefined
    if (!best || reasons.indexOf(it.reason) > reasons.indexOf(best.reason)) best = it
  }
  return best?.message ?? 'The gateway has no servers.'
}

const reasons: readonly UnboundReason[] = [
  'no-server',
  'auto-passthrough',
  'delegate-only',
  'hosts',
  'host-namespace',
  'not-exported',
  'route-kind',
  'match',
  'not-named',
]

function unbound(reason: UnboundReason, message: string): Binding {
  return { bound: false, reason, message }
}

function noCommonHost(server: Server, virtualService: Resource): Binding {
  const full = fullHosts(virtualService)
  const held = server.hosts.find(host => full.some(it => hostsOverlap(it.text, host.host)))
  if (held)
    return unbound(
      'host-namespace',
      `Host ${held.text} of the server is reserved for VirtualServices of namespace ${held.namespace ?? '*'}; ${virtualService.name} is in ${virtualService.namespace}.`,
    )
  const short = readVirtualService(virtualService).hosts.findIndex(
    (it, i) => it.text !== full[i]?.text && server.hosts.some(host => hostsOverlap(it.text, host.host)),
  )
  const meant = full[short]
  if (meant)
    return unbound(
      'hosts',
      `Istio reads the host ${readVirtualService(virtualService).hosts[short]?.text} of ${virtualService.name} as ${meant.text}, which is no host of the server on port ${server.portText}.`,
    )
  return unbound(
    'hosts',
    `None of the hosts of ${virtualService.name} is a host of the server on port ${server.portText}.`,
  )
}

function homeOf(model: Model, gateway: Resource): GatewayHome {
  const known = homes(model, gateway.id).get(gateway.id)
  return known?.gateway === gateway ? known.home : gatewayHome(model, readGateway(gateway), gateway.namespace)
}

/** By the Gateways' ids: many VirtualServices name the same few. */
const homes = tableByKinds(
  ['Gateway', 'Pod', 'Deployment', 'Service'],
  model => {
    const homeFor = (it: Resource) => gatewayHome(model, readGateway(it), it.namespace)
    return new Map(model.ofKind('Gateway').map(it => [it.id, { gateway: it, home: homeFor(it) }]))
  },
  (before, now) => changedEntries(before, now, (a, b) => sameHome(a.home, b.home)),
)

function sameHome(a: GatewayHome, b: GatewayHome): boolean {
  return a.namespace === b.namespace && a.statedBy === b.statedBy && sameValue([...a.labels], [...b.labels])
}

function ruleFits(rule: Rule, server: Server, gateway: Resource, namespace: string): boolean {
  return rule.matches.length === 0
    ? rule.protocol !== 'tls'
    : rule.matches.some(it => matchFits(it, server, gateway, namespace))
}

function matchFits(
  match: Rule['matches'][number],
  server: Server,
  gateway: Resource,
  namespace: string,
): boolean {
  if (match.port !== undefined && match.port !== server.number) return false
  return match.gateways.length === 0 || match.gateways.some(it => namesGateway(it.text, namespace, gateway))
}

function sniHosts(rules: readonly Rule[], server: Server, gateway: Resource, namespace: string): string[] {
  const names = rules.flatMap(rule =>
    rule.matches
      .filter(it => matchFits(it, server, gateway, namespace))
      .flatMap(it => it.sniHosts.map(sni => sni.text)),
  )
  return [...new Set(names)]
}

function wrongKindMessage(virtualService: Resource, server: Server, kind: RouteKind): string {
  return `Port ${server.portText} takes ${kind} rules only (${server.protocol}${server.tls ? `, ${server.tls.mode}` : ''}), and ${virtualService.name} has none.`
}
