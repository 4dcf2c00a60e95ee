import { hostPartsOf } from '../../data/hosts-again.ts'
import { itemsByKey, placesOf } from '../../data/items-by-key.ts'
import { redirectsToHttps } from '../../model/gateways.ts'
import { hostsForNamespace, isHostWithin } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import type { Resource, ResourceId } from '../../model/resource.ts'
import { fullHosts } from '../../model/virtual-services.ts'
import { withoutPort } from '../../request/request.ts'
import type { Cluster } from './clusters.ts'
import { delegates } from './effective-rules.ts'
import { type HttpRoute, httpRoutes } from './http-routes.ts'
import type { PlacedServer } from './placed-server.ts'
import { mayShareHosts, virtualServicesOf } from './virtual-services-in-play.ts'
import { type GatewayWorkload, workloadKey } from './workload.ts'

/** What answers for one domain on a port. */
export interface VirtualHost {
  readonly name: string
  readonly domain: string
  /** In the order in which they are tried. */
  readonly routes: readonly HttpRoute[]
  /** Every request without TLS is answered with a redirect to HTTPS. */
  readonly httpsRedirect: boolean
  /** On a sidecar: what becomes of a request that no route takes. Elsewhere that is a 404. */
  readonly otherwise?: Otherwise
}

/** A sidecar's own last route: to the service that was called or past the mesh, or a refusal. */
export type Otherwise =
  | { readonly type: 'cluster'; readonly cluster: Cluster }
  | { readonly type: 'refuse'; readonly status: number }

export interface RouteConfig {
  readonly name: string
  readonly virtualHosts: ReadonlyMap<string, VirtualHost>
  /** No virtual host at all: everything is answered with 404. */
  readonly blackhole: boolean
}

/** The virtual hosts of the servers that share a route name (core/gateway.go, buildGatewayHTTPRouteConfig). */
export function buildRouteConfig(
  model: Model,
  workload: GatewayWorkload,
  name: string,
  servers: readonly PlacedServer[],
): RouteConfig {
  const on = workloadKey(workload)
  const byGateway = new Map<Resource, PlacedServer[]>()
  const ways = servers.map(placed => {
    const before = byGateway.get(placed.gateway)
    if (before) before.push(placed)
    else byGateway.set(placed.gateway, [placed])
    return before
      ? usesOf(model, workload, placed, before.slice(0, -1))
      : keptUsesOf(model, workload, on, placed)
  })
  const { hostsOf, naming } = virtualHostsOf(`${on} ${name}`)
  const hosts = hostsOf(ways)
  const virtualHosts = new Map(hosts.map(it => [it.domain, it]))
  listed.set(virtualHosts, { hosts, naming })
  return {
    name,
    virtualHosts,
    blackhole: hosts.length === 0,
  }
}

/** What a server answers under a name: the routes of a VirtualService, or a redirect. */
interface HostUse {
  readonly host: string
  readonly number: number | undefined
  readonly routes: readonly HttpRoute[]
  readonly httpsRedirect: boolean
}

/** The virtual hosts with a route of a resource, in their order. */
export function hostsWith({ virtualHosts }: RouteConfig, resource: ResourceId): readonly VirtualHost[] {
  const known = listed.get(virtualHosts)
  if (!known) return [...virtualHosts.values()].filter(it => resourcesOf(it).includes(resource))
  const found = known.naming(known.hosts)(resource)
  return placesOf(known.hosts, found)
    .toSorted((a, b) => a - b)
    .map(it => known.hosts[it]!)
}

interface KeptHosts {
  readonly hostsOf: (ways: readonly (readonly HostUse[])[]) => readonly VirtualHost[]
  /** Finds those with a route of a resource. */
  readonly naming: (hosts: readonly VirtualHost[]) => (resource: ResourceId) => readonly VirtualHost[]
}

/** Of each table of virtual hosts, the list of them: of a workload the one after the other differ little. */
const listed = new WeakMap<
  ReadonlyMap<string, VirtualHost>,
  { readonly hosts: readonly VirtualHost[]; readonly naming: KeptHosts['naming'] }
>()

function resourcesOf({ routes }: VirtualHost): readonly ResourceId[] {
  const all = routes.flatMap(({ rule, matchPlace }) => [rule.place, matchPlace, rule.root])
  return [...new Set(all.flatMap(it => it?.resource ?? []))]
}

/** By workload and route name: only the hosts of what is otherwise than at the last time are put together again. */
function virtualHostsOf(key: string): KeptHosts {
  let found = kept.get(key)
  if (!found) {
    found = { hostsOf: hostPartsOf(virtualHostOf), naming: itemsByKey(resourcesOf) }
    kept.set(key, found)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  }
  return found
}

const kept = new Map<string, KeptHosts>()
const mostKept = 32

function virtualHostOf(uses: readonly HostUse[]): VirtualHost {
  const { host, number } = uses[0]!
  const routes = uses.flatMap(it => it.routes)
  return {
    name: `${host}:${number}`,
    domain: host,
    routes: catchAllsLast(routes),
    httpsRedirect: uses.some(it => it.httpsRedirect),
  }
}

interface KeptUses {
  readonly on: string
  readonly virtualServices: readonly Resource[]
  readonly uses: readonly HostUse[]
}

const keptUses = new WeakMap<PlacedServer, KeptUses>()

/** Those of a Gateway's first server; kept while the VirtualServices stay that name it, and what they say does not depend on others. */
function keptUsesOf(
  model: Model,
  workload: GatewayWorkload,
  on: string,
  placed: PlacedServer,
): readonly HostUse[] {
  const virtualServices = virtualServicesOf(model, placed.gateway, workload.namespace)
  const known = keptUses.get(placed)
  if (known?.on === on && known.virtualServices === virtualServices) return known.uses
  const uses = usesOf(model, workload, placed, [])
  if (!virtualServices.some(delegates)) keptUses.set(placed, { on, virtualServices, uses })
  return uses
}

/** `before`: the servers of the Gateway that stand before it under the route name. */
function usesOf(
  model: Model,
  workload: GatewayWorkload,
  placed: PlacedServer,
  before: readonly PlacedServer[],
): readonly HostUse[] {
  const { gateway, server } = placed
  const httpsRedirect = redirectsToHttps(server)
  const all = virtualServicesOf(model, gateway, workload.namespace)
  const uses = mayShareHosts(all, server.hosts).flatMap((resource): HostUse[] => {
    const hosts = hostsOn(placed, resource)
    if (hosts.length === 0) return []
    // Pilot keeps the translation for all servers of a Gateway in a route name: it is that of the first server.
    const first = before.find(it => hostsOn(it, resource).length > 0) ?? placed
    const serverPort = first.server.number ?? 0
    const routes = httpRoutes({ model, workload, gateway, serverPort }, resource)
    if (routes.length === 0) return []
    return hosts.map(it => ({ host: it.toLowerCase(), number: server.number, routes, httpsRedirect }))
  })
  if (!httpsRedirect) return uses
  const redirected = placed.hosts.map(it => ({
    host: it.toLowerCase(),
    number: server.number,
    routes: [],
    httpsRedirect,
  }))
  return [...uses, ...redirected]
}

/** The names under which a server answers for a VirtualService: of each overlapping pair the narrower. */
export function hostsOn(placed: PlacedServer, virtualService: Resource): readonly string[] {
  const common = new Set<string>()
  for (const offered of hostsForNamespace(placed.server.hosts, virtualService.namespace))
    for (const { text } of fullHosts(virtualService)) {
      if (isHostWithin(text, offered)) common.add(text)
      else if (isHostWithin(offered, text)) common.add(offered)
    }
  return [...common]
}

function catchAllsLast(routes: readonly HttpRoute[]): readonly HttpRoute[] {
  return [...routes.filter(it => !it.catchAll), ...routes.filter(it => it.catchAll)]
}

/** The virtual host for a Host header as sent: exact, then the wildcard with the longest suffix, then `*`. */
export function findVirtualHost({ virtualHosts }: RouteConfig, host: string): VirtualHost | undefined {
  const name = withoutPort(host.toLowerCase())
  const exact = name.startsWith('*') ? undefined : virtualHosts.get(name)
  if (exact) return exact
  let best: VirtualHost | undefined
  for (const it of virtualHosts.values()) {
    if (!it.domain.startsWith('*') || it.domain === '*') continue
    const suffix = it.domain.slice(1)
    if (
      name.length > suffix.length &&
      name.endsWith(suffix) &&
      suffix.length > (best ? best.domain.length - 1 : 0)
    )
      best = it
  }
  return best ?? virtualHosts.get('*')
}
