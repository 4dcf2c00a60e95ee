import { fullHost } from '../../model/hosts.ts'
import type { Model } from '../../model/model.ts'
import { enumAt, locations, mapAt, resolutions, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { scopesOf } from '../../model/services.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import type { RegisteredService, ServiceScope } from '../routes/clusters.ts'
import { effectiveRules } from '../routes/effective-rules.ts'
import type { MeshPort } from '../routes/service-ports.ts'
import { type MeshService, meshServices } from './mesh-services.ts'
import type { EgressScope } from './sidecar-scope.ts'

/**
 * The services that a sidecar has clusters for: those that the egress entries import, and those that rules of their
 * VirtualServices send to (model/sidecar.go, collectImportedServices).
 */
export function scopeServices(model: Model, namespace: string, egress: readonly EgressScope[]): ServiceScope {
  let known: ReadonlyMap<string, RegisteredService> | undefined
  const routed = new Map<number, ReadonlySet<string>>()
  return {
    find(host) {
      known ??= collect(model, namespace, egress)
      return known.get(host)
    },
    isRouted(host, port) {
      let hosts = routed.get(port)
      if (!hosts) {
        const entry = egress.find(it => it.port === undefined || it.port === port)
        const here = entry?.services.filter(it => it.ports.some(one => one.number === port)) ?? []
        hosts = new Set(here.map(it => it.host))
        routed.set(port, hosts)
      }
      return hosts.has(host)
    },
  }
}

type Ported = Pick<MeshService, 'host' | 'namespace' | 'kind' | 'resource' | 'exportTo' | 'aliasOf'> & {
  readonly ports: readonly MeshPort[]
}

function collect(
  model: Model,
  namespace: string,
  egress: readonly EgressScope[],
): ReadonlyMap<string, RegisteredService> {
  const added = new Map<string, Ported>()
  for (const { services, virtualServices, port } of egress) {
    for (const it of services) add(added, onPorts(it, port === undefined ? [] : [port]))
    for (const resource of virtualServices)
      for (const [host, ports] of destinationsOf(model, resource, namespace)) {
        const service = serviceFor(model, host, namespace)
        if (service) add(added, onPorts(service, port === undefined ? ports : [port]))
      }
  }
  return new Map([...added].map(([host, it]) => [host, registered(it)]))
}

/** A service with those ports alone; all of them where none is given, or 0 is. Undefined where it has none of them. */
function onPorts(service: MeshService, wanted: readonly number[]): Ported | undefined {
  if (service.kind === 'assumed') return undefined
  if (wanted.length === 0 || wanted.includes(0)) return service
  const ports = service.ports.filter(it => wanted.includes(it.number))
  return ports.length > 0 ? { ...service, ports } : undefined
}

/** Of one host the first is taken, Kubernetes' own before others; ports are joined where nothing else tells two apart. */
function add(added: Map<string, Ported>, service: Ported | undefined): void {
  if (!service) return
  const known = added.get(service.host)
  if (!known || (known.kind !== 'service' && service.kind === 'service')) {
    added.set(service.host, service)
    return
  }
  if (known.kind !== service.kind || kindOf(known) !== kindOf(service)) return
  const more = service.ports.filter(it => known.ports.every(one => one.number !== it.number))
  if (more.length > 0) added.set(service.host, { ...known, ports: [...known.ports, ...more] })
}

function kindOf({ namespace, resource, exportTo }: Ported): string {
  const spec = resource?.spec ?? {}
  const labels = mapAt(mapAt(resource?.value ?? {}, 'metadata'), 'labels')
  return JSON.stringify([
    namespace,
    enumAt(spec, 'resolution', resolutions),
    spec.workloadSelector,
    labels,
    [...exportTo].sort(),
  ])
}

/** Where the rules of a VirtualService send what comes from a namespace, and on which ports; 0 stands for any. */
function destinationsOf(
  model: Model,
  resource: Resource,
  from: string,
): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  const view = readVirtualService(resource)
  const bytes = [...view.tls, ...view.tcp].map(rule => ({
    matches: rule.matches,
    to: rule.destinations.map(it => ({ ...it, namespace: resource.namespace, domain: resource.domain })),
  }))
  const http = effectiveRules(model, resource).map(rule => ({
    matches: rule.matches,
    to: [...rule.destinations, ...rule.mirrors],
  }))
  for (const { matches, to } of [...http, ...bytes]) {
    const sources = matches.map(it => textAt(it.value, 'sourceNamespace'))
    if (sources.length > 0 && sources.every(it => it && it !== from)) continue
    for (const it of to) {
      const host = fullHost(it.host, it)
      const list = found.get(host)
      if (list) list.push(it.port ?? 0)
      else found.set(host, [it.port ?? 0])
    }
  }
  return found
}

/** The service of the caller's own namespace, else of the first by name of those that it may see. */
function serviceFor(model: Model, host: string, from: string): MeshService | undefined {
  const all = meshServices(model).filter(it => it.host === host && it.kind !== 'assumed')
  const kubernetesFirst = all.toSorted((a, b) => Number(b.kind === 'service') - Number(a.kind === 'service'))
  const own = kubernetesFirst.find(it => it.namespace === from)
  if (own) return own
  return kubernetesFirst
    .filter(it => {
      const scopes = scopesOf(it.exportTo, it.namespace)
      return scopes.includes('*') || scopes.includes(from)
    })
    .toSorted((a, b) => (a.namespace < b.namespace ? -1 : a.namespace > b.namespace ? 1 : 0))[0]
}

function registered({
  host,
  namespace,
  ports,
  exportTo,
  aliasOf,
  kind,
  resource,
}: Ported): RegisteredService {
  return {
    host,
    namespace,
    ports: ports.map(it => it.number),
    udpPorts: ports.filter(it => it.protocol === 'udp').map(it => it.number),
    external:
      kind === 'serviceEntry' && enumAt(resource?.spec ?? {}, 'location', locations) !== 'MESH_INTERNAL',
    exportTo,
    target: aliasOf,
    resource: resource!,
  }
}
