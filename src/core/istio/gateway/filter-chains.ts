import { namesGateway } from '../../model/gateway-references.ts'
import { isTlsServer, routeKindOf } from '../../model/gateways.ts'
import { hostsForNamespace, hostsOverlap, isHostWithin } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { type Place, type Resource, writtenPlace } from '../../model/resource.ts'
import {
  fullHosts,
  isMadeOfRoutes,
  type Rule,
  type RuleMatch,
  readVirtualService,
} from '../../model/virtual-services.ts'
import { isHttpProtocol } from '../../syntax/protocol.ts'
import { type Cluster, clustersOf, subsetsOf, visibleServices } from '../routes/clusters.ts'
import type { PlacedServer } from '../routes/placed-server.ts'
import { mayShareHosts, virtualServicesOf } from '../routes/virtual-services-in-play.ts'
import type { GatewayWorkload } from '../routes/workload.ts'
import type { ListenerPlan } from './merge-servers.ts'

/** What a connection to a listener is handed to. */
export interface FilterChain {
  readonly server: PlacedServer
  /** In lower case; empty: any name, and connections without TLS. */
  readonly serverNames: readonly string[]
  /** Empty: any. */
  readonly alpn: readonly string[]
  readonly terminatesTls: boolean
  readonly requireClientCert: boolean
  readonly action: HttpAction | TcpAction
}

export interface HttpAction {
  readonly type: 'http'
  readonly routeName: string
}

export interface TcpAction {
  readonly type: 'tcp'
  readonly clusters: readonly Cluster[]
  readonly place: Place | undefined
  readonly virtualService: Resource | undefined
}

const automaticAlpn = ['istio', 'istio-peer-exchange', 'istio-http/1.0', 'istio-http/1.1', 'istio-h2']

/** The filter chains of a listener, in the order of its servers (core/gateway.go, core/listener.go). */
export function filterChainsOf(model: Model, workload: GatewayWorkload, plan: ListenerPlan): FilterChain[] {
  // On one port and address each SNI is given out once; what asks for it again is skipped.
  const takenSni = new Set<string>()
  // Plain HTTP servers of one route name are one chain.
  const plainRoutes = new Set<string>()
  return plan.servers.flatMap(placed => {
    if (isHttpProtocol(placed.server.protocol) && placed.routeName !== undefined) {
      if (plainRoutes.has(placed.routeName)) return []
      plainRoutes.add(placed.routeName)
    }
    return chainsOf(model, workload, placed, takenSni)
  })
}

function chainsOf(
  model: Model,
  workload: GatewayWorkload,
  placed: PlacedServer,
  takenSni: Set<string>,
): FilterChain[] {
  const { server } = placed
  const isTls = isTlsServer(server)
  switch (routeKindOf(server)) {
    case 'http':
      return [chain(placed, isTls, { type: 'http', routeName: placed.routeName ?? '' })]
    case 'tcp': {
      const action = tcpAction(model, workload, placed)
      return action ? [chain(placed, isTls, action)] : []
    }
    case 'tls':
      return passthroughChains(model, workload, placed, takenSni)
    case undefined:
      return automaticChains(model, workload, placed)
  }
}

function chain(server: PlacedServer, isTls: boolean, action: FilterChain['action']): FilterChain {
  const mode = server.server.tls?.mode
  return {
    server,
    serverNames: isTls ? serverNamesOf(server) : [],
    alpn: [],
    terminatesTls: isTls,
    requireClientCert: isTls && (mode === 'MUTUAL' || mode === 'ISTIO_MUTUAL'),
    action,
  }
}

/** The hosts of a server as server names; with every host among them, whatever its namespace, there is no condition. */
function serverNamesOf({ server }: PlacedServer): readonly string[] {
  const names = server.hosts.map(it => it.host)
  return names.includes('*') ? [] : [...new Set(names)]
}

/**
 * The first VirtualService with a TCP rule that fits gives the chain; without one the server does not listen. Where TLS has
 * ended, rules for TLS that are made of a TLSRoute count as well, whatever server names they ask for.
 */
function tcpAction(model: Model, workload: GatewayWorkload, placed: PlacedServer): TcpAction | undefined {
  for (const resource of fittingVirtualServices(model, workload, placed)) {
    const { tcp, tls } = readVirtualService(resource)
    for (const rule of placed.server.tls && isMadeOfRoutes(resource) ? [...tcp, ...tls] : tcp) {
      const fits = rule.matches.length === 0 || rule.matches.some(it => matchFits(it, resource, placed))
      if (fits) return tcpActionOf(model, workload, placed, resource, rule)
    }
  }
  return undefined
}

function passthroughChains(
  model: Model,
  workload: GatewayWorkload,
  placed: PlacedServer,
  takenSni: Set<string>,
): FilterChain[] {
  const chains: FilterChain[] = []
  for (const resource of fittingVirtualServices(model, workload, placed))
    for (const rule of readVirtualService(resource).tls)
      for (const match of rule.matches) {
        const names = match.sniHosts.map(it => it.text)
        if (!matchFits(match, resource, placed) || names.some(it => takenSni.has(it))) continue
        for (const name of names) takenSni.add(name)
        chains.push({
          server: placed,
          serverNames: names.includes('*') ? [] : names,
          alpn: [],
          terminatesTls: false,
          requireClientCert: false,
          action: tcpActionOf(model, workload, placed, resource, rule),
        })
      }
  return chains
}

/** A chain for each port and subset of the mesh's services within the server's hosts; the SNI is the cluster's name. */
function automaticChains(model: Model, workload: GatewayWorkload, placed: PlacedServer): FilterChain[] {
  const hosts = serverNamesOf(placed)
  const services = visibleServices(model, workload.namespace).filter(
    it => !it.external && (hosts.length === 0 || hosts.some(host => isHostWithin(it.host, host))),
  )
  return services.flatMap(service =>
    service.ports
      .filter(port => !service.udpPorts.includes(port))
      .flatMap(port =>
        ['', ...subsetsOf(model, service.host, workload.namespace)].map((subset): FilterChain => {
          const name = `outbound_.${port}_.${subset}_.${service.host}`
          const destination = { path: [], host: service.host, subset, port, hasPort: true, weight: 100 }
          const home = { namespace: service.namespace, domain: service.resource.domain }
          const cluster: Cluster = {
            name,
            host: service.host,
            port,
            subset,
            weight: 100,
            exists: true,
            destination: { ...destination, ...home },
          }
          return {
            server: placed,
            serverNames: [name],
            alpn: automaticAlpn,
            terminatesTls: false,
            requireClientCert: false,
            action: { type: 'tcp', clusters: [cluster], place: undefined, virtualService: undefined },
          }
        }),
      ),
  )
}

function fittingVirtualServices(
  model: Model,
  workload: GatewayWorkload,
  placed: PlacedServer,
): readonly Resource[] {
  const all = virtualServicesOf(model, placed.gateway, workload.namespace)
  return mayShareHosts(all, placed.server.hosts).filter(resource => {
    const offered = hostsForNamespace(placed.server.hosts, resource.namespace)
    return fullHosts(resource).some(({ text }) => offered.some(it => hostsOverlap(text, it)))
  })
}

/** Only port and Gateways of a match count on a gateway; subnets and sources are not looked at. */
function matchFits(match: RuleMatch, resource: Resource, { gateway, server }: PlacedServer): boolean {
  if (match.port !== undefined && match.port !== server.number) return false
  return (
    match.gateways.length === 0 ||
    match.gateways.some(it => namesGateway(it.text, resource.namespace, gateway))
  )
}

function tcpActionOf(
  model: Model,
  workload: GatewayWorkload,
  placed: PlacedServer,
  resource: Resource,
  rule: Rule,
): TcpAction {
  const { namespace, domain } = resource
  const context = { model, namespace: workload.namespace, serverPort: placed.server.number ?? 0 }
  return {
    type: 'tcp',
    clusters: clustersOf(
      context,
      rule.destinations.map(it => ({ ...it, namespace, domain })),
    ),
    place: writtenPlace(resource, rule.path),
    virtualService: resource,
  }
}
