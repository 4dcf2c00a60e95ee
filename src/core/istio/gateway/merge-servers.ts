import { isTlsServer, readGateway, type Server } from '../../model/gateways.ts'
import { memoByKinds } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { isHttpProtocol } from '../../syntax/protocol.ts'
import type { PlacedServer } from '../routes/placed-server.ts'
import { type GatewayWorkload, gatewaysFor, workloadKey } from '../routes/workload.ts'
import { listenPorts } from './service-targets.ts'

/** The servers that share an address and port. */
export interface ListenerPlan {
  readonly name: string
  readonly port: number
  /** Empty for all addresses. */
  readonly bind: string
  readonly servers: readonly PlacedServer[]
}

/** A server that Istio leaves out when it merges the Gateways of a workload. No message says so anywhere. */
export interface DroppedServer {
  readonly gateway: Resource
  readonly server: Server
  readonly port: number
  readonly reason: 'tls-host-taken' | 'port-conflict' | 'route-name-taken'
  readonly holder: PlacedServer | undefined
}

export interface MergedServers {
  readonly listeners: readonly ListenerPlan[]
  /** In the order in which they were taken. */
  readonly placed: readonly PlacedServer[]
  readonly dropped: readonly DroppedServer[]
}

/** Merges the servers of all Gateways of a workload onto listeners, as pilot does (model/gateway.go, mergeGateways). */
export function mergeServers(model: Model, workload: GatewayWorkload): MergedServers {
  const cache = merged(model)
  const key = workloadKey(workload)
  const known = cache.get(key)
  if (known) return known
  const result = mergeAll(model, workload)
  cache.set(key, result)
  return result
}

const merged = memoByKinds(['Gateway', 'Service', 'ServiceEntry'], () => new Map<string, MergedServers>())

function mergeAll(model: Model, workload: GatewayWorkload): MergedServers {
  const merge = new Merge()
  for (const gateway of gatewaysFor(model, workload))
    for (const server of readGateway(gateway).servers) {
      if (server.number === undefined) continue
      for (const port of listenPorts(model, workload, gateway, server.number))
        merge.take({
          gateway,
          server,
          port,
          hosts: resolvedHosts(server),
          routeName: routeNameOf(gateway, server, port),
        })
    }
  return merge.result()
}

/** A server's hosts as Istio writes them for itself. */
export function resolvedHosts(server: Server): readonly string[] {
  if (server.hosts.some(it => it.text === '*/*')) return ['*']
  return server.hosts.map(it => (it.namespace === undefined ? it.host : `${it.namespace}/${it.host}`))
}

interface Group {
  readonly port: number
  readonly bind: string
  readonly protocol: string
  readonly servers: PlacedServer[]
}

class Merge {
  private readonly groups = new Map<string, Group>()
  private readonly ports = new Set<number>()
  /** The plain server that holds a port, whatever its address. */
  private readonly plain = new Map<number, Group>()
  private readonly tlsHosts = new Map<string, PlacedServer>()
  private readonly routeNames = new Map<string, PlacedServer>()
  private readonly placed: PlacedServer[] = []
  private readonly dropped: DroppedServer[] = []

  take(placed: PlacedServer): void {
    const { server, port } = placed
    if (server.tls) {
      const holder = placed.hosts.map(it => this.tlsHosts.get(hostKey(placed, it))).find(Boolean)
      if (holder) {
        this.drop(placed, 'tls-host-taken', holder)
        return
      }
      for (const host of placed.hosts) this.tlsHosts.set(hostKey(placed, host), placed)
    }
    const current = this.plain.get(port)
    if (current) this.joinPlain(placed, current)
    else if (this.ports.has(port)) this.joinTls(placed)
    else this.add(placed, this.group(placed))
  }

  private joinPlain(placed: PlacedServer, current: Group): void {
    const fits = isHttpProtocol(placed.server.protocol) && isHttpProtocol(current.protocol)
    if (current.bind !== placed.server.bind) this.add(placed, this.group(placed))
    else if (fits) this.add(placed, current)
    else this.drop(placed, 'port-conflict', current.servers[0])
  }

  private joinTls(placed: PlacedServer): void {
    const holder = placed.routeName?.startsWith('https.') ? this.routeNames.get(placed.routeName) : undefined
    if (holder) this.drop(placed, 'route-name-taken', holder)
    else this.add(placed, this.group(placed))
  }

  private group({ server, port }: PlacedServer): Group {
    const key = `${port} ${server.protocol} ${server.bind}`
    const known = this.groups.get(key)
    if (known) return known
    const group: Group = { port, bind: server.bind, protocol: server.protocol, servers: [] }
    this.groups.set(key, group)
    return group
  }

  private add(placed: PlacedServer, group: Group): void {
    group.servers.push(placed)
    this.placed.push(placed)
    this.ports.add(placed.port)
    if (!isTlsServer(placed.server) && !this.plain.has(placed.port)) this.plain.set(placed.port, group)
    if (placed.routeName !== undefined && !this.routeNames.has(placed.routeName))
      this.routeNames.set(placed.routeName, placed)
  }

  private drop(
    { gateway, server, port }: PlacedServer,
    reason: DroppedServer['reason'],
    holder?: PlacedServer,
  ): void {
    this.dropped.push({ gateway, server, port, reason, holder })
  }

  result(): MergedServers {
    const listeners = new Map<string, ListenerPlan & { servers: PlacedServer[] }>()
    for (const { port, bind, servers } of this.groups.values()) {
      const name = `${bind || '0.0.0.0'}_${port}`
      const known = listeners.get(name)
      if (known) known.servers.push(...servers)
      else listeners.set(name, { name, port, bind, servers: [...servers] })
    }
    return { listeners: [...listeners.values()], placed: this.placed, dropped: this.dropped }
  }
}

function hostKey({ server, port }: PlacedServer, host: string): string {
  return JSON.stringify([port, server.bind, host])
}

function routeNameOf(gateway: Resource, server: Server, port: number): string | undefined {
  const bind = server.bind ? `.${server.bind}` : ''
  if (isHttpProtocol(server.protocol)) return `http.${port}${bind}`
  const terminates = server.tls && server.tls.mode !== 'PASSTHROUGH' && server.tls.mode !== 'AUTO_PASSTHROUGH'
  if (server.protocol.toLowerCase() !== 'https' || !terminates) return undefined
  return `https.${server.number}.${server.portName}.${gateway.name}.${gateway.namespace}${bind}`
}
