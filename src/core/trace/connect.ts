import { isIp, rangePrefix } from '../istio/sidecar/addresses.ts'
import type { MeshConfig } from '../istio/sidecar/build-mesh.ts'
import { shortForms } from '../istio/sidecar/domains.ts'
import { takesAll } from '../istio/sidecar/equal-chains.ts'
import { headlessAt } from '../istio/sidecar/headless-pods.ts'
import { emptyChain, type MeshChain } from '../istio/sidecar/mesh-chains.ts'
import { addressOf, anyAddress, type MeshListener } from '../istio/sidecar/mesh-listeners.ts'
import { type MeshService, meshServices, servicesFor } from '../istio/sidecar/mesh-services.ts'
import { passthroughCluster } from '../istio/sidecar/mesh-virtual-hosts.ts'
import type { MeshWorkload } from '../istio/sidecar/mesh-workload.ts'
import { hostsOf } from '../istio/sidecar/rules-for-host.ts'
import { egressFor, type SidecarScope } from '../istio/sidecar/sidecar-scope.ts'
import { isHostWithin } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { type Request, sniOf, withoutPort } from '../request/request.ts'
import { bestLevel } from './select-chain.ts'

/** How far a connection of a workload came in its own sidecar. */
export interface MeshPath {
  readonly workload: MeshWorkload
  readonly scope: SidecarScope
  /** The name or address that is called. */
  readonly called: string
  /** The service that has it, whether the sidecar is told of it or not. */
  readonly target: MeshService | undefined
  readonly isImported: boolean
  readonly listener: MeshListener
  readonly chain: MeshChain
}

/** Where the sidecar of a workload takes a connection (core/listener.go and core/tls.go, outbound). */
export function connect(model: Model, config: MeshConfig, request: Request): MeshPath {
  const { workload, scope } = config
  const { port } = request
  const called = calledName(request)
  // The address of a Pod of a headless Service stands for the Service.
  const meant = headlessAt(model, called) ?? called
  const imported = findTarget(egressFor(scope, port)?.services ?? [], workload, meant)
  const target = imported ?? findTarget(servicesFor(model, workload.namespace), workload, meant)
  const resolved = resolve(meshServices(model), workload, meant) ?? target
  const address = isIp(meant) ? meant : resolved && addressOf(resolved)
  const listeners = config.listeners(port, resolved?.kind === 'assumed' ? resolved : undefined)
  const own = address === undefined ? undefined : listeners.get(address)
  const shared = listeners.get(anyAddress)
  const listener = own ?? (shared && isNeeded(shared, config, request) ? shared : rest)
  const chain = chainFor(listener, request, address) ?? {
    ...emptyChain,
    type: 'passthrough',
    clusters: [passthroughCluster(port, scope.allowAny && !(listener === rest && port === ownPort))],
  }
  return { workload, scope, called, target, isImported: imported !== undefined, listener, chain }
}

/** A listener that no service of the files opens is only believed in for the hosts that VirtualServices route there. */
function isNeeded({ services }: MeshListener, { scope }: MeshConfig, request: Request): boolean {
  if (services.length > 0) return true
  const host = withoutPort(request.host ?? '').toLowerCase()
  const routed = egressFor(scope, request.port)?.virtualServices ?? []
  return routed.some(it => hostsOf(it).some(one => isHostWithin(host, one)))
}

const rest: MeshListener = {
  type: 'rest',
  name: 'virtualOutbound',
  services: [],
  chains: [],
  rejected: undefined,
}

/** The port that a sidecar itself takes what goes out on: what is sent there would go round for ever, and is refused. */
const ownPort = 15001

/** Whom a client connects to: an address where one is given, the server name of TLS, else the Host. */
export function calledName(request: Request): string {
  const name =
    request.address ??
    (request.tls === 'none' ? undefined : request.sni || undefined) ??
    withoutPort(request.host ?? '')
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}

/** The service that a name means to a workload; an ExternalName leads on. */
export function findTarget(
  services: readonly MeshService[],
  workload: MeshWorkload,
  called: string,
): MeshService | undefined {
  const [found] = candidates(services, workload, called)
  if (!found?.aliasOf) return found
  return services.find(it => it.aliases.includes(found.host)) ?? found
}

/** The service whose address a name leads to, whether the sidecar is told of it or not: of those with an address the most exact. */
function resolve(
  services: readonly MeshService[],
  workload: MeshWorkload,
  called: string,
): MeshService | undefined {
  const passed = new Set<string>()
  for (let name = called; ; ) {
    const known = candidates(services, workload, name)
    const aliasOf = known[0]?.aliasOf
    if (aliasOf === undefined || passed.has(aliasOf))
      return known.find(it => it.hasAddress && it.kind !== 'assumed') ?? known[0]
    passed.add(aliasOf)
    name = aliasOf
  }
}

/** The services that a name is one of, the most exact first, and of one host Kubernetes' own. */
function candidates(
  services: readonly MeshService[],
  { namespace }: MeshWorkload,
  called: string,
): readonly MeshService[] {
  const names = (it: MeshService) => [it.host, ...shortForms(it.host, namespace, it.domain)]
  const exact = services.filter(it => names(it).includes(called) || it.addresses.includes(called))
  const pods = services.filter(it => it.headless && names(it).some(name => called.endsWith(`.${name}`)))
  const wildcards = services
    .filter(it => it.host.startsWith('*') && called.endsWith(it.host.slice(1)))
    .toSorted((a, b) => b.host.length - a.host.length)
  return [
    ...exact.filter(it => it.kind === 'service'),
    ...exact.filter(it => it.kind !== 'service'),
    ...pods,
    ...wildcards,
  ]
}

/** The listeners of a port, those of a service's own address first. Services that are not in the files are believed to have it. */
export function listenersOn(config: MeshConfig, port: number): readonly MeshListener[] {
  const services = egressFor(config.scope, port)?.services ?? []
  const own = [...config.listeners(port).values()].toSorted(
    (a, b) => Number(a.type === 'port') - Number(b.type === 'port'),
  )
  const believed = services.find(it => it.kind === 'assumed')
  const more = believed && config.listeners(port, believed).get(addressOf(believed))
  return more ? [...own, more] : own
}

/**
 * The filter chain that Envoy finds: by the narrowest range of addresses first, then by server name, then by what is
 * spoken, and from none of these is there a way back but to the default.
 */
function chainFor(
  { chains }: MeshListener,
  request: Request,
  address: string | undefined,
): MeshChain | undefined {
  const otherwise = chains.findLast(takesAll)
  const isPlain = request.tls === 'none'
  const level = bestLevel(nearest(chains, address), sniOf(request))
  const http = isPlain ? level.find(it => it.type === 'http') : undefined
  if (http) return request.protocol === 'tcp' ? otherwise : http
  return level.find(it => it.type === 'bytes') ?? otherwise
}

/** Of the chains with conditions those of the narrowest range that holds an address; else those without a range. */
function nearest(chains: readonly MeshChain[], address: string | undefined): readonly MeshChain[] {
  const called = address !== undefined && isIp(address) ? rangePrefix(address) : undefined
  const selective = chains.filter(it => !takesAll(it))
  const ranges = selective.flatMap(it => it.subnets.map(one => rangePrefix(one) ?? ' '))
  const holding = called === undefined ? [] : ranges.filter(it => called.startsWith(it))
  const best = holding.toSorted((a, b) => b.length - a.length)[0]
  return best === undefined
    ? selective.filter(it => it.subnets.length === 0)
    : selective.filter(it => it.subnets.some(one => rangePrefix(one) === best))
}
