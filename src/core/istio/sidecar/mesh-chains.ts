import { selects } from '../../model/gateways.ts'
import type { Model } from '../../model/model.ts'
import { textsAt } from '../../model/read-value.ts'
import { type Place, type Resource, writtenPlace } from '../../model/resource.ts'
import { type Rule, type RuleMatch, readVirtualService } from '../../model/virtual-services.ts'
import { type Cluster, clustersOf } from '../routes/clusters.ts'
import { rangePrefix } from './addresses.ts'
import { shortForms } from './domains.ts'
import type { MeshService } from './mesh-services.ts'
import { serviceCluster } from './mesh-virtual-hosts.ts'
import type { MeshWorkload } from './mesh-workload.ts'
import { spokenOn } from './protocol-on.ts'
import { virtualServicesFor } from './rules-for-host.ts'
import type { EgressScope, SidecarScope } from './sidecar-scope.ts'

/** A filter chain: what comes as HTTP is routed by its host; the rest by server name and address. */
export interface MeshChain {
  readonly type: 'http' | 'bytes' | 'passthrough'
  /** Empty: any, and connections without TLS. */
  readonly serverNames: readonly string[]
  /** Empty: any. */
  readonly subnets: readonly string[]
  readonly clusters: readonly Cluster[]
  readonly service: MeshService | undefined
  readonly place: Place | undefined
  readonly virtualService: Resource | undefined
}

/** Whose sidecar it is, and what it is told of. */
export interface ChainContext {
  readonly model: Model
  readonly workload: MeshWorkload
  readonly scope: SidecarScope
}

/** The filter chains that a service brings to the listener of a port, its own or one of all addresses (core/listener.go, core/tls.go). */
export function serviceChains(
  context: ChainContext,
  egress: EgressScope,
  service: MeshService,
  port: number,
  shared: boolean,
): MeshChain[] {
  const http: MeshChain = { ...emptyChain, type: 'http' }
  switch (spokenOn(egress, service, port)) {
    case 'http':
      return [http]
    case 'tls':
      return tlsChains(context, egress, service, port, shared)
    case 'tcp':
      return tcpChains(context, egress, service, port)
    case 'unknown':
      // On an address of its own, HTTP is for this service alone, whatever the Host.
      return [
        ...tcpChains(context, egress, service, port),
        { ...http, service: shared ? undefined : service },
      ]
    default:
      return []
  }
}

export const emptyChain = {
  serverNames: [],
  subnets: [],
  clusters: [],
  service: undefined,
  place: undefined,
  virtualService: undefined,
} as const

function tlsChains(
  context: ChainContext,
  egress: EgressScope,
  service: MeshService,
  port: number,
  shared: boolean,
): MeshChain[] {
  const chains: MeshChain[] = []
  const seen = new Set<string>()
  // As pilot has it, the subnets of a match stay in force for the matches after it that have none.
  let subnets = ranges(service)
  for (const { resource, rule } of rulesFor(egress, service, 'tls'))
    for (const match of rule.matches) {
      if (!matchFits(match, context.workload, port)) continue
      const names = match.sniHosts.map(it => it.text)
      const own = textsAt(match.value, 'destinationSubnets')
      if (own.length > 0) subnets = own
      const key = JSON.stringify([names, own])
      if (seen.has(key)) continue
      seen.add(key)
      chains.push({
        ...bytes(context, resource, rule, port),
        service,
        serverNames: names.includes('*') ? [] : names,
        subnets: rangesOf(subnets),
      })
    }
  if (chains.length > 0) return chains
  // Without an address of its own a service is told from others by the name that is asked for.
  const names = service.aliases.flatMap(it => [
    it,
    ...shortForms(it, context.workload.namespace, service.domain),
  ])
  return [plain(context, service, port, shared ? [service.host, ...names] : [])]
}

/** The rules up to the first that takes every address; after them, unless there is one, the service itself. */
function tcpChains(
  context: ChainContext,
  egress: EgressScope,
  service: MeshService,
  port: number,
): MeshChain[] {
  const chains: MeshChain[] = []
  for (const { resource, rule } of rulesFor(egress, service, 'tcp')) {
    const fitting = rule.matches.filter(it => matchFits(it, context.workload, port))
    const subnets = fitting.map(it => textsAt(it.value, 'destinationSubnets'))
    const chain = { ...bytes(context, resource, rule, port), service }
    if (rule.matches.length === 0 || subnets.some(it => it.length === 0))
      return [...chains, { ...chain, subnets: ranges(service) }]
    if (subnets.length === 0) continue
    chains.push({ ...chain, subnets: rangesOf(subnets.flat()) })
    // With the very range of the service there would be two equal chains; pilot leaves out its own.
    if (subnets.flat().sort().join() === ranges(service).join()) return chains
  }
  return [...chains, plain(context, service, port, [])]
}

function plain(
  { scope }: ChainContext,
  service: MeshService,
  port: number,
  serverNames: readonly string[],
): MeshChain {
  return {
    ...emptyChain,
    type: 'bytes',
    service,
    serverNames,
    subnets: ranges(service),
    // A port of the Sidecar that the service does not have leads to the only one it has.
    clusters: [serviceCluster(scope, service, service.ports.length === 1 ? service.ports[0]!.number : port)],
  }
}

function bytes(
  { model, workload, scope }: ChainContext,
  resource: Resource,
  rule: Rule,
  port: number,
): MeshChain {
  const sidecar = { services: scope.known, carries: 'bytes' } as const
  const context = { model, namespace: workload.namespace, serverPort: port, sidecar }
  const { namespace, domain } = resource
  const destinations = rule.destinations.map(it => ({ ...it, namespace, domain }))
  return {
    ...emptyChain,
    type: 'bytes',
    clusters: clustersOf(context, destinations),
    place: writtenPlace(resource, rule.path),
    virtualService: resource,
  }
}

/** The address range of a ServiceEntry that has no address of its own. */
function ranges({ range }: MeshService): readonly string[] {
  return range === undefined ? [] : rangesOf([range])
}

/** Pilot leaves out ranges that begin at the unspecified address: they are no condition. */
function rangesOf(written: readonly string[]): readonly string[] {
  return written.filter(it => rangePrefix(it) !== undefined && !it.startsWith('0.0.0.0'))
}

function rulesFor({ virtualServices }: EgressScope, service: MeshService, kind: 'tls' | 'tcp') {
  return virtualServicesFor(virtualServices, service.host).flatMap(resource =>
    readVirtualService(resource)[kind].map(rule => ({ resource, rule })),
  )
}

/** Port, gateways and source of a match all have to fit a sidecar; unlike for HTTP, `gateways` does not make the source unimportant. */
export function matchFits(match: RuleMatch, { namespace, labels }: MeshWorkload, port: number): boolean {
  return (
    (match.port === undefined || match.port === port) &&
    (match.gateways.length === 0 || match.gateways.some(it => it.text === 'mesh')) &&
    selects(match.sourceLabels, labels) &&
    (match.sourceNamespace === undefined || match.sourceNamespace === namespace)
  )
}
