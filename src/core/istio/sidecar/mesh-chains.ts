import { selects } from '../../model/gateways.ts'
import type { Model } from '../../model/model.ts'
import { textsAt } from '../../model/read-value.ts'
import type { Place, Resource } from '../../model/resource.ts'
import { type Rule, type RuleMatch, readVirtualService } from '../../model/virtual-services.ts'
import { type Cluster, clustersOf } from '../routes/clusters.ts'
import type { MeshService } from './mesh-services.ts'
import { serviceCluster } from './mesh-virtual-hosts.ts'
import type { MeshWorkload } from './mesh-workload.ts'
import { protocolOn } from './protocol-on.ts'
import { virtualServicesFor } from './rules-for-host.ts'
import type { EgressScope } from './sidecar-scope.ts'

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

/** The filter chains of a service on a port; on one that it shares with others, without its own address. */
export function serviceChains(
  model: Model,
  workload: MeshWorkload,
  egress: EgressScope,
  service: MeshService,
  port: number,
  shared: boolean,
): MeshChain[] {
  const http: MeshChain = { ...emptyChain, type: 'http', service: shared ? undefined : service }
  switch (protocolOn(egress, service, port)) {
    case 'http':
      return [http]
    case 'tls':
      return tlsChains(model, workload, egress, service, port, shared)
    case 'tcp':
      return tcpChains(model, workload, egress, service, port)
    case 'unknown':
      return [...tcpChains(model, workload, egress, service, port), http]
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
  model: Model,
  workload: MeshWorkload,
  egress: EgressScope,
  service: MeshService,
  port: number,
  shared: boolean,
): MeshChain[] {
  const chains: MeshChain[] = []
  const seen = new Set<string>()
  for (const { resource, rule } of rulesFor(egress, service, 'tls'))
    for (const match of rule.matches) {
      const names = match.sniHosts.map(it => it.text)
      const subnets = textsAt(match.value, 'destinationSubnets')
      const key = JSON.stringify([names, subnets])
      if (!matchFits(match, workload, port) || seen.has(key)) continue
      seen.add(key)
      chains.push({
        ...bytes(model, workload, resource, rule, port),
        service,
        serverNames: names.includes('*') ? [] : names,
        subnets: subnets.length > 0 ? subnets : ranges(service),
      })
    }
  if (chains.length > 0) return chains
  // Without an address of its own a service is told from others by the name that is asked for.
  const serverNames = shared || ranges(service).length > 0 ? [service.host, ...service.aliases] : []
  return [plain(service, port, serverNames)]
}

/** The rules up to the first that takes every address; after them, unless there is one, the service itself. */
function tcpChains(
  model: Model,
  workload: MeshWorkload,
  egress: EgressScope,
  service: MeshService,
  port: number,
): MeshChain[] {
  const chains: MeshChain[] = []
  for (const { resource, rule } of rulesFor(egress, service, 'tcp')) {
    const fitting = rule.matches.filter(it => matchFits(it, workload, port))
    const subnets = fitting.map(it => textsAt(it.value, 'destinationSubnets'))
    const chain = { ...bytes(model, workload, resource, rule, port), service }
    if (rule.matches.length === 0 || subnets.some(it => it.length === 0))
      return [...chains, { ...chain, subnets: ranges(service) }]
    if (subnets.length > 0) chains.push({ ...chain, subnets: subnets.flat() })
  }
  return [...chains, plain(service, port, [])]
}

function plain(service: MeshService, port: number, serverNames: readonly string[]): MeshChain {
  return {
    ...emptyChain,
    type: 'bytes',
    service,
    serverNames,
    subnets: ranges(service),
    clusters: [serviceCluster(service, port)],
  }
}

function bytes(
  model: Model,
  workload: MeshWorkload,
  resource: Resource,
  rule: Rule,
  port: number,
): MeshChain {
  const context = { model, namespace: workload.namespace, serverPort: port }
  const destinations = rule.destinations.map(it => ({ ...it, namespace: resource.namespace }))
  return {
    ...emptyChain,
    type: 'bytes',
    clusters: clustersOf(context, destinations),
    place: { resource: resource.id, path: rule.path },
    virtualService: resource,
  }
}

/** The address ranges of a ServiceEntry that has no address of its own. */
function ranges({ hasAddress, addresses }: MeshService): readonly string[] {
  return hasAddress ? [] : addresses
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

/** Of chains that take the same connections the first is used. */
export function withoutRepeats(chains: readonly MeshChain[]): MeshChain[] {
  const seen = new Set<string>()
  return chains.filter(it => {
    const key = JSON.stringify([it.type === 'http', it.serverNames, it.subnets])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
