import { containsAddress, isIp } from '../istio/sidecar/addresses.ts'
import { shortForms } from '../istio/sidecar/domains.ts'
import { emptyChain, type MeshChain, serviceChains, withoutRepeats } from '../istio/sidecar/mesh-chains.ts'
import { type MeshService, servicesFor } from '../istio/sidecar/mesh-services.ts'
import { passthroughCluster } from '../istio/sidecar/mesh-virtual-hosts.ts'
import type { MeshWorkload } from '../istio/sidecar/mesh-workload.ts'
import { protocolOn } from '../istio/sidecar/protocol-on.ts'
import { type EgressScope, egressFor, type SidecarScope } from '../istio/sidecar/sidecar-scope.ts'
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

/** What takes the connection: the address of a service, a port that services share, or what is left over. */
export interface MeshListener {
  readonly type: 'service' | 'port' | 'rest'
  readonly name: string
  /** The services whose ports it opens. */
  readonly services: readonly MeshService[]
  readonly chains: readonly MeshChain[]
}

/** Where the sidecar of a workload takes a connection (core/listener.go and core/tls.go, outbound). */
export function connect(
  model: Model,
  workload: MeshWorkload,
  scope: SidecarScope,
  request: Request,
): MeshPath {
  const called = calledName(request)
  const egress = egressFor(scope, request.port)
  const imported = egress && findTarget(egress.services, workload, called)
  const target = imported ?? findTarget(servicesFor(model, workload.namespace), workload, called)
  const listener = listenerFor(model, workload, egress, imported, request.port)
  const chain = chainFor(listener, request, addressOf(called, imported), request.port, scope)
  return { workload, scope, called, target, isImported: imported !== undefined, listener, chain }
}

/** Whom a client connects to: an address where one is given, the server name of TLS, else the Host. */
export function calledName(request: Request): string {
  const name =
    request.address ??
    (request.tls === 'none' ? undefined : request.sni || undefined) ??
    withoutPort(request.host ?? '')
  return name.toLowerCase().replace(/^\[(.*)\]$/, '$1')
}

/** The service that a name leads to as DNS in the cluster resolves it; an ExternalName leads on. */
export function findTarget(
  services: readonly MeshService[],
  { namespace }: MeshWorkload,
  called: string,
): MeshService | undefined {
  const names = (it: MeshService) => [it.host, ...shortForms(it.host, namespace)]
  const found =
    services.find(
      it => names(it).includes(called) || it.addresses.some(one => containsAddress(one, called)),
    ) ??
    services.find(it => it.headless && names(it).some(name => called.endsWith(`.${name}`))) ??
    services
      .filter(it => it.host.startsWith('*') && called.endsWith(it.host.slice(1)))
      .toSorted((a, b) => b.host.length - a.host.length)[0]
  if (!found?.aliasOf) return found
  return services.find(it => it.aliases.includes(found.host)) ?? found
}

/** The listeners of a port, those of a service's own address first. Services that are not in the files are believed to have it. */
export function listenersOn(
  model: Model,
  workload: MeshWorkload,
  egress: EgressScope,
  port: number,
): readonly MeshListener[] {
  const services = egress.services.filter(it => it.aliasOf === undefined)
  const own = services.filter(it => hasOwnListener(egress, it, port))
  const believed = services.find(it => it.kind === 'assumed' && !own.includes(it))
  return [...own, believed]
    .map(it => listenerFor(model, workload, egress, it, port))
    .filter(it => it.type !== 'rest')
}

function addressOf(called: string, target: MeshService | undefined): string | undefined {
  if (isIp(called)) return called
  const plain = target?.addresses.filter(isIp) ?? []
  return plain[0]
}

function listenerFor(
  model: Model,
  workload: MeshWorkload,
  egress: EgressScope | undefined,
  target: MeshService | undefined,
  port: number,
): MeshListener {
  const rest: MeshListener = { type: 'rest', name: 'virtualOutbound', services: [], chains: [] }
  if (!egress) return rest
  const chainsOf = (it: MeshService, shared: boolean) =>
    serviceChains(model, workload, egress, it, port, shared)
  if (target && hasOwnListener(egress, target, port)) {
    const address = target.addresses.find(isIp) ?? target.host
    return {
      type: 'service',
      name: `${address}_${port}`,
      services: [target],
      chains: chainsOf(target, false),
    }
  }
  const shared = egress.services.filter(it => {
    // One that is not in the files is believed to have a port only where that is called.
    if (it.kind === 'assumed' && it !== target) return false
    const spoken = it.aliasOf === undefined && protocolOn(egress, it, port)
    return spoken === 'http' || (spoken && spoken !== 'udp' && !it.hasAddress)
  })
  const http: MeshChain = { ...emptyChain, type: 'http' }
  if (shared.length === 0 && !believesInPort(model, egress, port)) return rest
  if (shared.length === 0) return { type: 'port', name: `0.0.0.0_${port}`, services: [], chains: [http] }
  const chains = shared.flatMap(it => chainsOf(it, true))
  return { type: 'port', name: `0.0.0.0_${port}`, services: shared, chains: withoutRepeats(chains) }
}

/** What is not known to be HTTP is taken at the service's address; HTTP of all services is told apart by its Host. */
function hasOwnListener(egress: EgressScope, service: MeshService, port: number): boolean {
  const protocol = protocolOn(egress, service, port)
  return service.hasAddress && protocol !== undefined && protocol !== 'http' && protocol !== 'udp'
}

/** Whether some service beyond the files can be taken to speak HTTP on port 80, where rules for hosts outside the mesh count. */
function believesInPort({ settings }: Model, { virtualServices }: EgressScope, port: number): boolean {
  return port === 80 && !settings.complete && virtualServices.length > 0
}

function chainFor(
  { chains }: MeshListener,
  request: Request,
  address: string | undefined,
  port: number,
  { allowAny }: SidecarScope,
): MeshChain {
  const isPlainHttp = request.tls === 'none' && request.protocol !== 'tcp'
  const http = isPlainHttp ? chains.find(it => it.type === 'http') : undefined
  if (http) return http
  const open = chains.filter(it => it.type === 'bytes')
  const covering = open.filter(
    it =>
      it.subnets.length > 0 && address !== undefined && it.subnets.some(one => containsAddress(one, address)),
  )
  const candidates = covering.length > 0 ? covering : open.filter(it => it.subnets.length === 0)
  return (
    bestLevel(candidates, sniOf(request))[0] ?? {
      ...emptyChain,
      type: 'passthrough',
      clusters: [passthroughCluster(port, allowAny)],
    }
  )
}
