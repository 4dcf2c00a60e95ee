import { hostsOverlap, isHostWithin, isWildcard } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { type Cluster, hasCluster } from '../routes/clusters.ts'
import { type HttpRoute, httpRoutes } from '../routes/http-routes.ts'
import type { Otherwise, RouteConfig, VirtualHost } from '../routes/virtual-hosts.ts'
import { addressDomains, serviceDomains } from './domains.ts'
import type { MeshService } from './mesh-services.ts'
import type { MeshWorkload } from './mesh-workload.ts'
import { protocolOn } from './protocol-on.ts'
import { hostsOf } from './rules-for-host.ts'
import { type EgressScope, egressFor, type SidecarScope } from './sidecar-scope.ts'

/** The route configuration that a sidecar has for a port, with what went into it. */
export interface MeshRoutes {
  readonly port: number
  readonly config: RouteConfig
  /** Each virtual host once, with all its domains, in the order in which they were laid out. */
  readonly hosts: readonly MeshHost[]
  /** VirtualServices that the sidecar is told of and that have no virtual host on this port. */
  readonly unused: readonly UnusedVirtualService[]
}

export interface MeshHost {
  readonly name: string
  readonly domains: readonly string[]
  readonly routes: readonly HttpRoute[]
  readonly virtualService: Resource | undefined
  readonly service: MeshService | undefined
  readonly otherwise: Otherwise | undefined
}

export interface UnusedVirtualService {
  readonly virtualService: Resource
  /** No rule is for this sidecar and port; its hosts are no services of the port; or another has all its hosts. */
  readonly reason: 'no-rule' | 'no-service' | 'taken'
  readonly holder: Resource | undefined
}

interface Wrapper {
  readonly virtualService: Resource | undefined
  readonly hosts: readonly string[]
  readonly services: readonly MeshService[]
  readonly routes: readonly HttpRoute[]
}

/** The virtual hosts of a port (core/httproute.go, BuildSidecarOutboundVirtualHosts; core/route/route.go). */
export function buildMeshRoutes(
  model: Model,
  workload: MeshWorkload,
  scope: SidecarScope,
  port: number,
): MeshRoutes {
  const egress = egressFor(scope, port)
  const unused: UnusedVirtualService[] = []
  const wrappers = egress ? wrappersOf(model, workload, egress, port, unused) : []
  const hosts = layOut(wrappers, workload, scope, port, unused)
  const catchAll = catchAllHost(scope, port)
  const all = [...hosts, catchAll]
  return {
    port,
    hosts: all,
    unused,
    config: { name: String(port), virtualHosts: byDomain(all), blackhole: false },
  }
}

function wrappersOf(
  model: Model,
  workload: MeshWorkload,
  egress: EgressScope,
  port: number,
  unused: UnusedVirtualService[],
): Wrapper[] {
  const onPort = new Map<string, MeshService>()
  for (const it of egress.services) if (protocolOn(egress, it, port)) onPort.set(it.host, it)
  const http = (it: MeshService) => ['http', 'unknown'].includes(protocolOn(egress, it, port) ?? '')
  const owners = wildcardOwners(egress)
  const wrappers: Wrapper[] = []
  for (const virtualService of egress.virtualServices) {
    const { hosts, services, meets } = separateHosts(virtualService, onPort, owners)
    const routed = services.filter(http)
    // On port 80 alone Istio takes hosts that are no service; elsewhere it takes them only together with one that is.
    const placed = routed.length > 0 || (port === 80 && hosts.length > 0)
    if (!placed) {
      unused.push({ virtualService, reason: 'no-service', holder: meets && owners.get(meets.host) })
      continue
    }
    const routes = httpRoutes({ model, workload, gateway: 'mesh', serverPort: port }, virtualService)
    if (routes.length === 0) unused.push({ virtualService, reason: 'no-rule', holder: undefined })
    else wrappers.push({ virtualService, hosts, services: routed, routes })
  }
  const routed = new Set(wrappers.flatMap(it => it.services))
  // An ExternalName is another name of the service that it leads to, and of none where that is not in the mesh.
  for (const service of onPort.values())
    if (!routed.has(service) && service.aliasOf === undefined && http(service))
      wrappers.push({ virtualService: undefined, hosts: [], services: [service], routes: [] })
  return wrappers
}

/** Which hosts of a VirtualService are services of the port; a wildcard means those that no more exact host has. */
function separateHosts(
  virtualService: Resource,
  onPort: ReadonlyMap<string, MeshService>,
  owners: ReadonlyMap<string, Resource>,
) {
  const all = hostsOf(virtualService)
  const hosts: string[] = []
  const services: MeshService[] = []
  let meets: MeshService | undefined
  for (const host of all.filter(it => !isWildcard(it))) {
    const service = onPort.get(host)
    if (service) services.push(service)
    else hosts.push(host)
  }
  for (const wildcard of all.filter(isWildcard)) {
    const covered = [...onPort.values()].filter(it => hostsOverlap(it.host, wildcard))
    services.push(...covered.filter(it => owners.get(it.host) === virtualService))
    meets ??= covered.find(it => owners.get(it.host) !== virtualService)
    if (covered.length === 0) hosts.push(wildcard)
  }
  return { hosts, services: [...new Set(services)], meets }
}

/** For each service the VirtualService with the most exact host for it; of equals the first. */
function wildcardOwners({ services, virtualServices }: EgressScope): ReadonlyMap<string, Resource> {
  const byHost = new Map<string, Resource>()
  for (const it of virtualServices)
    for (const host of hostsOf(it)) if (!byHost.has(host)) byHost.set(host, it)
  const wildcards = [...byHost.keys()].filter(isWildcard).sort((a, b) => b.length - a.length)
  const owners = new Map<string, Resource>()
  for (const { host } of services) {
    const covering = byHost.has(host) ? host : wildcards.find(it => isHostWithin(host, it))
    const owner = covering === undefined ? undefined : byHost.get(covering)
    if (owner) owners.set(host, owner)
  }
  return owners
}

/** The virtual hosts in order; a name or domain that is there already is left out. */
function layOut(
  wrappers: readonly Wrapper[],
  workload: MeshWorkload,
  scope: SidecarScope,
  port: number,
  unused: UnusedVirtualService[],
): MeshHost[] {
  const known = new Set(wrappers.flatMap(it => it.services.map(service => service.host)))
  const names = new Map<string, Resource | undefined>()
  const taken = new Map<string, Resource | undefined>()
  return wrappers.flatMap(({ virtualService, hosts, services, routes }) => {
    let holder: Resource | undefined
    const place = (
      host: string,
      domains: readonly string[],
      service: MeshService | undefined,
    ): MeshHost[] => {
      const name = `${host}:${port}`
      const clash = names.has(name)
      const free = clash ? [] : domains.filter(it => !taken.has(it.toLowerCase()))
      if (free.length === 0) {
        holder ??= clash ? names.get(name) : domains.map(it => taken.get(it.toLowerCase())).find(Boolean)
        return []
      }
      names.set(name, virtualService)
      for (const it of free) taken.set(it.toLowerCase(), virtualService)
      const otherwise = virtualService || !service ? undefined : toService(scope, service, port)
      return [{ name, domains: free, routes, virtualService, service, otherwise }]
    }
    const placed = [
      ...hosts.flatMap(it => place(it, [it], undefined)),
      ...services.flatMap(it => {
        const { own, alternative } = serviceDomains(it, workload.namespace)
        // A short form never takes the place of a service that has it as its full name.
        const domains = [...own, ...alternative.filter(domain => !known.has(domain)), ...addressDomains(it)]
        return place(it.host, domains, it)
      }),
    ]
    if (virtualService && placed.length === 0) unused.push({ virtualService, reason: 'taken', holder })
    return placed
  })
}

/** The route of a service that no VirtualService has. */
function toService(scope: SidecarScope, service: MeshService, port: number): Otherwise {
  return { type: 'cluster', cluster: serviceCluster(scope, service, port) }
}

/** Of two services of one host that Istio does not join, only the first has clusters. */
export function serviceCluster(
  { known }: SidecarScope,
  { host, namespace, domain }: MeshService,
  port: number,
): Cluster {
  const service = known.find(host)
  return {
    name: `outbound|${port}||${host}`,
    host,
    port,
    subset: '',
    weight: 100,
    exists: service !== undefined && hasCluster(service, port),
    destination: { path: [], host, subset: '', port, hasPort: true, weight: 100, namespace, domain },
  }
}

const nowhere = { namespace: '', domain: '' }

/** Where what belongs to no service goes: on to the address that was called, or nowhere. */
export function passthroughCluster(port: number, allowAny: boolean): Cluster {
  const name = allowAny ? 'PassthroughCluster' : 'BlackHoleCluster'
  const destination = { path: [], host: name, subset: '', port, hasPort: true, weight: 100, ...nowhere }
  return { name, host: name, port, subset: '', weight: 100, exists: allowAny, destination }
}

/** The names of a virtual host without their absolute forms, which nobody needs to be told of. */
export function usualNames(domains: readonly string[]): readonly string[] {
  return domains.filter(it => !it.endsWith('.'))
}

function catchAllHost({ allowAny }: SidecarScope, port: number): MeshHost {
  return {
    name: allowAny ? 'allow_any' : 'block_all',
    domains: ['*'],
    routes: [],
    virtualService: undefined,
    service: undefined,
    otherwise: allowAny
      ? { type: 'cluster', cluster: passthroughCluster(port, true) }
      : { type: 'refuse', status: 502 },
  }
}

function byDomain(hosts: readonly MeshHost[]): ReadonlyMap<string, VirtualHost> {
  const map = new Map<string, VirtualHost>()
  for (const { name, domains, routes, otherwise } of hosts)
    for (const written of domains) {
      const domain = written.toLowerCase()
      if (!map.has(domain))
        map.set(domain, { name, domain, routes, httpsRedirect: false, ...(otherwise && { otherwise }) })
    }
  return map
}
