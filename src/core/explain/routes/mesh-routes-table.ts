import { buildMesh, type MeshConfig, sidecarContext } from '../../istio/sidecar/build-mesh.ts'
import type { MeshChain } from '../../istio/sidecar/mesh-chains.ts'
import { type MeshHost, usualNames } from '../../istio/sidecar/mesh-virtual-hosts.ts'
import type { MeshWorkload } from '../../istio/sidecar/mesh-workload.ts'
import { hostsOf } from '../../istio/sidecar/rules-for-host.ts'
import { type EgressScope, egressFor } from '../../istio/sidecar/sidecar-scope.ts'
import { fullHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { writtenPlace } from '../../model/resource.ts'
import { readVirtualService, rulesOf } from '../../model/virtual-services.ts'
import { listenersOn } from '../../trace/connect.ts'
import { listWords, ownerOf } from '../explain-words.ts'
import { destinationsWords, emptyRow, type RouteRow, routeCells } from './routes-table.ts'

/** What the sidecar of a workload knows, port by port: its virtual hosts in order, then what is forwarded as bytes. */
export function meshRoutesTable(model: Model, workload: MeshWorkload, limit: number): readonly RouteRow[] {
  const config = buildMesh(model, workload)
  const rows: RouteRow[] = []
  for (const port of portsOf(config)) {
    if (rows.length >= limit) break
    const egress = egressFor(config.scope, port)
    const imported = egress ? importedPorts(egress) : new Map<string, ReadonlySet<number>>()
    const isImported = ({ service }: MeshChain) => !service || (imported.get(service.host)?.has(port) ?? true)
    const chains = listenersOn(config, port).flatMap(it => it.chains)
    if (chains.some(it => it.type === 'http'))
      for (const it of importedHosts(config.routes(port).hosts, imported, port))
        rows.push(...hostRows(model, workload, it, port))
    for (const it of chains) if (it.type === 'bytes' && isImported(it)) rows.push(bytesRow(it, port))
  }
  return rows.slice(0, limit)
}

function hostRows(model: Model, workload: MeshWorkload, host: MeshHost, port: number): RouteRow[] {
  const { domains, routes, otherwise, service } = host
  const base = { ...emptyRow, port, config: String(port), domain: listWords(usualNames(domains), 1) }
  const sidecar = sidecarContext(model, workload, 'http')
  const context = { model, namespace: workload.namespace, sidecar }
  if (!otherwise) return routes.map(it => ({ ...base, ...routeCells(context, it) }))
  const destination =
    otherwise.type === 'cluster'
      ? destinationsWords([otherwise.cluster])
      : `${otherwise.status} from the sidecar`
  const place = service?.resource && writtenPlace(service.resource, [])
  return [{ ...base, match: 'everything', destination, place }]
}

function bytesRow(
  { serverNames, subnets, clusters, service, place, virtualService }: MeshChain,
  port: number,
): RouteRow {
  return {
    ...emptyRow,
    port,
    config: serverNames.length > 0 ? 'TLS passed through' : 'bytes',
    domain: listWords(serverNames.length > 0 ? serverNames : [service?.host ?? '*'], 3),
    match: subnets.length > 0 ? `to ${listWords(subnets)}` : 'everything',
    virtualService: virtualService ? ownerOf(virtualService, place) : '',
    destination: destinationsWords(clusters),
    place: place ?? (service?.resource && writtenPlace(service.resource, [])),
  }
}

/** The ports that the services of the scope have, and those that rules name for services that are not in the files. */
function portsOf({ scope }: MeshConfig): number[] {
  const ports = new Set<number>()
  for (const egress of scope.egress) {
    const known = egress.services.flatMap(it =>
      it.ports.flatMap(port => (port.protocol === 'udp' ? [] : port.number)),
    )
    const imported = [...importedPorts(egress).values()].flatMap(it => [...it])
    for (const it of [...known, ...imported])
      if (egress.port === undefined || egress.port === it) ports.add(it)
  }
  return [...ports].filter(it => it > 0).sort((a, b) => a - b)
}

/** The ports that rules name for services that are not in the files; 80 for one of which nothing is told. */
function importedPorts({ services, virtualServices }: EgressScope): ReadonlyMap<string, ReadonlySet<number>> {
  const imported = new Map(
    services.flatMap(it => (it.kind === 'assumed' ? [[it.host, new Set<number>()] as const] : [])),
  )
  for (const resource of virtualServices)
    for (const rule of rulesOf(readVirtualService(resource))) {
      const own = hostsOf(resource)
      for (const { port } of rule.matches) if (port) for (const it of own) imported.get(it)?.add(port)
      for (const { host, port } of rule.destinations)
        if (port) imported.get(fullHost(host, resource))?.add(port)
    }
  for (const ports of imported.values()) if (ports.size === 0) ports.add(80)
  return imported
}

/** Without services that are only believed to have the port, and names that stand beside no other. */
function importedHosts(
  hosts: readonly MeshHost[],
  imported: ReturnType<typeof importedPorts>,
  port: number,
): MeshHost[] {
  const isImported = ({ service }: MeshHost) => !service || (imported.get(service.host)?.has(port) ?? true)
  const owners = new Set(hosts.flatMap(it => (it.service && isImported(it) ? [it.virtualService] : [])))
  return hosts.filter(
    it =>
      isImported(it) && (it.service || !it.virtualService || port === 80 || owners.has(it.virtualService)),
  )
}
