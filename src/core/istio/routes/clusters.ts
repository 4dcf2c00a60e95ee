import { byAge } from '../../model/age.ts'
import { readDestinationRule } from '../../model/destination-rules.ts'
import { fullHost, isHostWithin, isWildcard } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { enumAt, locations, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isVisibleIn, readService, readServiceEntry } from '../../model/services.ts'
import type { Destination, Mirror } from '../../model/virtual-services.ts'
import type { EffectiveRule, WrittenIn } from './effective-rule.ts'
import { entryPort, type MeshPort, servicePort } from './service-ports.ts'

/** Where a route sends requests, in Envoy's name for it: `outbound|PORT|SUBSET|HOST`. */
export interface Cluster {
  readonly name: string
  readonly host: string
  readonly port: number
  readonly subset: string
  /** As written; 100 for a single destination. */
  readonly weight: number
  /** Whether the service, its port and the subset are in the configuration; without them the caller gets 503. */
  readonly exists: boolean
  readonly destination: WrittenIn<Destination>
}

/** Whether it is one of a sidecar's own: `PassthroughCluster`, `BlackHoleCluster`. */
export function isBuiltIn({ name, host }: Pick<Cluster, 'name' | 'host'>): boolean {
  return name === host
}

/** Whether it is known by its name alone: one of a sidecar's own, or what is left of a destination that may not be used. */
export function isNameOnly(cluster: Pick<Cluster, 'name' | 'host'>): boolean {
  return isBuiltIn(cluster) || cluster.host === ''
}

export interface MirrorCluster {
  readonly name: string
  readonly percent: number
  readonly exists: boolean
}

/** Who looks: services and DestinationRules are those that the namespace of the gateway's workload may see. */
export interface ClusterContext {
  readonly model: Model
  readonly namespace: string
  /** The server's own port number: what a destination means that names no port of a service with several. */
  readonly serverPort: number
  /** For the sidecar of a workload that calls; else a gateway looks. */
  readonly sidecar?: SidecarContext
}

export interface SidecarContext {
  readonly services: ServiceScope
  /** For HTTP the port that was called is what a destination without one means, even where the service has a single other. */
  readonly carries: 'http' | 'bytes'
}

/** The services that a sidecar is told of. */
export interface ServiceScope {
  /** The service that it has clusters for. */
  find(host: string): RegisteredService | undefined
  /** Whether HTTP on a port knows the service, which has it lead an ExternalName on. */
  isRouted(host: string, port: number): boolean
}

/** The destinations of a rule that get traffic: a single one whatever its weight, of several those with a weight. */
export function clustersOf(
  context: ClusterContext,
  destinations: readonly WrittenIn<Destination>[],
): Cluster[] {
  if (destinations.length === 1 && destinations[0])
    return [{ ...clusterOf(context, destinations[0]), weight: 100 }]
  return destinations
    .filter(it => (it.weight ?? 0) !== 0)
    .map(it => ({ ...clusterOf(context, it), weight: it.weight ?? 0 }))
}

/** The mirrors of a rule, `mirror` before `mirrors`; one of no percentage is none. */
export function mirrorsOf(context: ClusterContext, rule: EffectiveRule): MirrorCluster[] {
  return rule.mirrors
    .filter((it: Mirror) => it.percentage > 0)
    .map(it => {
      const { name, exists } = clusterOf(context, it)
      return { name, percent: it.percentage, exists }
    })
}

function clusterOf(context: ClusterContext, destination: WrittenIn<Destination>): Omit<Cluster, 'weight'> {
  if (destination.host === '') return { ...nowhere, destination }
  const written = fullHost(destination.host, destination)
  const find = (it: string) =>
    context.sidecar ? context.sidecar.services.find(it) : lookUp(context, it, destination.namespace)
  const service = find(written)
  const isHttp = context.sidecar?.carries === 'http'
  const leads = !isHttp || context.sidecar?.services.isRouted(written, context.serverPort)
  const host = (leads ? service?.target : undefined) ?? written
  const only = !isHttp && service?.ports.length === 1 ? service.ports[0] : undefined
  const port = destination.port || (only ?? context.serverPort)
  const { subset } = destination
  const target = host === written ? service : find(host)
  const exists =
    target !== undefined && hasCluster(target, port) && (subset === '' || hasSubset(context, host, subset))
  return { name: `outbound|${port}|${subset}|${host}`, host, port, subset, exists, destination }
}

/** What a destination without a host is to Envoy; it is what is left of one that a route may not refer to. */
const nowhere = { name: 'UnknownService', host: '', port: 0, subset: '', exists: false } as const

/** Pilot makes no clusters for UDP, and none for another name of a service. */
export function hasCluster({ ports, udpPorts, target }: RegisteredService, port: number): boolean {
  return target === undefined && ports.includes(port) && !udpPorts.includes(port)
}

/** A service as pilot registers it. */
export interface RegisteredService {
  readonly host: string
  readonly namespace: string
  readonly ports: readonly number[]
  readonly udpPorts: readonly number[]
  readonly external: boolean
  readonly exportTo: readonly string[]
  /** Where an ExternalName leads. */
  readonly target: string | undefined
  readonly resource: Resource
}

/** The service of a host that a namespace may see: that of the given namespace before others. Wildcards are names like any other. */
export function lookUp(
  { model, namespace }: ClusterContext,
  host: string,
  own: string,
): RegisteredService | undefined {
  const found = (servicesByHost(model).get(host) ?? []).filter(it =>
    isVisibleIn(it.exportTo, it.namespace, namespace),
  )
  return found.find(it => it.namespace === own) ?? found[0]
}

/** Every service that a namespace may see, in the order of age. */
export function visibleServices(model: Model, namespace: string): readonly RegisteredService[] {
  return registeredServices(model).filter(it => isVisibleIn(it.exportTo, it.namespace, namespace))
}

/** Whether a namespace has a service of a host, whoever may see it. */
export function hasService(model: Model, host: string, namespace: string): boolean {
  return (
    servicesByHost(model)
      .get(host)
      ?.some(it => it.namespace === namespace) === true
  )
}

const registeredServices = memoByKinds(['Service', 'ServiceEntry'], (model): readonly RegisteredService[] => [
  ...effective(model, 'Service').toSorted(byAge).map(kubernetesService),
  ...effective(model, 'ServiceEntry').toSorted(byAge).flatMap(serviceEntries),
])

const servicesByHost = memoByKinds(['Service', 'ServiceEntry'], model => {
  const byHost = new Map<string, RegisteredService[]>()
  for (const service of registeredServices(model)) {
    const list = byHost.get(service.host)
    if (list) list.push(service)
    else byHost.set(service.host, [service])
  }
  return byHost
})

function kubernetesService(resource: Resource): RegisteredService {
  const { ports, exportTo } = readService(resource)
  const isExternalName = textAt(resource.spec, 'type') === 'ExternalName'
  return {
    host: fullHost(resource.name, resource),
    namespace: resource.namespace,
    ports: ports.map(it => it.number),
    udpPorts: udpOf(mapsAt(resource.spec, 'ports').map(servicePort)),
    external: isExternalName,
    exportTo,
    target: isExternalName ? textAt(resource.spec, 'externalName') : undefined,
    resource,
  }
}

function serviceEntries(resource: Resource): RegisteredService[] {
  const { hosts, ports, exportTo } = readServiceEntry(resource)
  return hosts.map(({ text }) => ({
    host: text,
    namespace: resource.namespace,
    ports: ports.map(it => it.number),
    udpPorts: udpOf(mapsAt(resource.spec, 'ports').map(entryPort)),
    external: enumAt(resource.spec, 'location', locations) !== 'MESH_INTERNAL',
    exportTo,
    target: undefined,
    resource,
  }))
}

function udpOf(ports: readonly MeshPort[]): number[] {
  return ports.filter(it => it.protocol === 'udp').map(it => it.number)
}

function hasSubset({ model, namespace }: ClusterContext, host: string, subset: string): boolean {
  return subsetsOf(model, host, namespace).includes(subset)
}

/**
 * The subsets of a host as a namespace sees them: by the DestinationRules of that namespace, else of the service's own,
 * else of Istio's root namespace; of each the narrowest host that covers it.
 */
export function subsetsOf(model: Model, host: string, namespace: string): readonly string[] {
  const cache = knownSubsets(model)
  const key = `${namespace} ${host}`
  const known = cache.get(key)
  if (known) return known
  const found = findSubsets(model, host, namespace)
  cache.set(key, found)
  return found
}

const knownSubsets = memoByKinds(
  ['DestinationRule', 'Service', 'ServiceEntry'],
  () => new Map<string, readonly string[]>(),
)

function findSubsets(model: Model, host: string, namespace: string): readonly string[] {
  const rules = rulesByNamespace(model)
  const services = servicesByHost(model).get(host) ?? []
  const order = [namespace, ...services.map(it => it.namespace), model.settings.rootNamespace]
  for (const owner of order) {
    const visible = (rules.get(owner) ?? []).filter(it => isVisibleIn(it.exportTo, owner, namespace))
    const covering = visible.filter(it => isHostWithin(host, it.host)).toSorted(narrowestFirst)
    const narrowest = covering[0]
    if (narrowest) return covering.filter(it => it.host === narrowest.host).flatMap(it => it.subsets)
  }
  return []
}

interface RuleFacts {
  readonly host: string
  readonly exportTo: readonly string[]
  readonly subsets: readonly string[]
}

const rulesByNamespace = memoByKinds(['DestinationRule'], model => {
  const byNamespace = new Map<string, RuleFacts[]>()
  for (const resource of effective(model, 'DestinationRule').toSorted(byAge)) {
    const rule = readDestinationRule(resource)
    const facts = {
      host: fullHost(rule.host, resource),
      exportTo: rule.exportTo,
      subsets: rule.subsets.map(it => it.name),
    }
    const list = byNamespace.get(resource.namespace)
    if (list) list.push(facts)
    else byNamespace.set(resource.namespace, [facts])
  }
  return byNamespace
})

function narrowestFirst(a: RuleFacts, b: RuleFacts): number {
  return Number(isWildcard(a.host)) - Number(isWildcard(b.host)) || b.host.length - a.host.length
}
