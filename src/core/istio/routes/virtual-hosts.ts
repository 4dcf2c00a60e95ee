import { redirectsToHttps } from '../../model/gateways.ts'
import { hostsForNamespace, isHostWithin } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { fullHosts } from '../../model/virtual-services.ts'
import { withoutPort } from '../../request/request.ts'
import type { Cluster } from './clusters.ts'
import { type HttpRoute, httpRoutes } from './http-routes.ts'
import type { PlacedServer } from './placed-server.ts'
import { mayShareHosts, virtualServicesOf } from './virtual-services-in-play.ts'
import type { GatewayWorkload } from './workload.ts'

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

interface Draft {
  name: string
  domain: string
  routes: HttpRoute[]
  httpsRedirect: boolean
}

/** The virtual hosts of the servers that share a route name (core/gateway.go, buildGatewayHTTPRouteConfig). */
export function buildRouteConfig(
  model: Model,
  workload: GatewayWorkload,
  name: string,
  servers: readonly PlacedServer[],
): RouteConfig {
  const drafts = new Map<string, Draft>()
  const translated = new Map<string, readonly HttpRoute[]>()
  for (const placed of servers) {
    const all = virtualServicesOf(model, placed.gateway, workload.namespace)
    for (const resource of mayShareHosts(all, placed.server.hosts))
      addVirtualService(model, workload, placed, resource, drafts, translated)
    if (redirectsToHttps(placed.server))
      for (const host of placed.hosts) draftOf(drafts, host.toLowerCase(), placed).httpsRedirect = true
  }
  return {
    name,
    virtualHosts: new Map(
      [...drafts].map(([domain, it]) => [domain, { ...it, routes: catchAllsLast(it.routes) }]),
    ),
    blackhole: drafts.size === 0,
  }
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

function addVirtualService(
  model: Model,
  workload: GatewayWorkload,
  placed: PlacedServer,
  resource: Resource,
  drafts: Map<string, Draft>,
  translated: Map<string, readonly HttpRoute[]>,
): void {
  const hosts = hostsOn(placed, resource)
  if (hosts.length === 0) return
  // Pilot keeps the translation for all servers of a Gateway in a route name: it is that of the first server.
  const key = `${placed.gateway.id} ${resource.id}`
  const serverPort = placed.server.number ?? 0
  const routes =
    translated.get(key) ?? httpRoutes({ model, workload, gateway: placed.gateway, serverPort }, resource)
  translated.set(key, routes)
  if (routes.length === 0) return
  for (const host of hosts) {
    const draft = draftOf(drafts, host.toLowerCase(), placed)
    draft.routes.push(...routes)
    if (redirectsToHttps(placed.server)) draft.httpsRedirect = true
  }
}

function draftOf(drafts: Map<string, Draft>, domain: string, { server }: PlacedServer): Draft {
  const known = drafts.get(domain)
  if (known) return known
  const draft: Draft = { name: `${domain}:${server.number}`, domain, routes: [], httpsRedirect: false }
  drafts.set(domain, draft)
  return draft
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
