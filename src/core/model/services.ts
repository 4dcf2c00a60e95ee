import { sameItems } from '../data/same-value.ts'
import { isMap } from '../yaml/is-map.ts'
import { fullHost, isHostWithin, isWildcard } from './hosts.ts'
import { changedEntries, memoByValue, tableByKinds } from './memo.ts'
import { effective, homeIn, type Model } from './model.ts'
import {
  entriesAt,
  integerAt,
  type JsonMap,
  type Labels,
  labelsAt,
  listAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from './read-value.ts'
import type { Resource } from './resource.ts'

/** A name that traffic can be sent to, and the ports it has: a Kubernetes Service, or a host of a ServiceEntry. */
export interface ServiceRecord {
  readonly host: string
  readonly kind: 'service' | 'serviceEntry'
  readonly ports: readonly ServicePort[]
  /** Undefined for what is assumed to exist without being in the files. */
  readonly resource: Resource | undefined
  /** The labels of a ServiceEntry's workloads. */
  readonly workloadSelector: Labels | undefined
}

export interface ServicePort {
  readonly index: number
  readonly number: number
  readonly name: string
  readonly protocol: string
}

export interface ServiceEntry {
  readonly hosts: readonly { readonly text: string; readonly index: number }[]
  readonly exportTo: readonly string[]
  readonly ports: readonly ServicePort[]
  readonly addressCount: number
  readonly statusAddresses: number
  readonly workloadSelector: Labels | undefined
}

export interface Service {
  readonly selector: Labels | undefined
  readonly ports: readonly (ServicePort & { readonly targetPort: number | undefined })[]
  readonly exportTo: readonly string[]
}

/** The ServiceEntry a resource holds, read tolerantly. */
export const readServiceEntry = memoByValue(({ spec, value }): ServiceEntry => {
  const selector = optionalMapAt(spec, 'workloadSelector')
  return {
    hosts: entriesAt(spec, 'hosts'),
    exportTo: textsAt(spec, 'exportTo'),
    ports: mapsAt(spec, 'ports').map((port, index) => readPort(port, index, 'number')),
    addressCount: listAt(spec, 'addresses').length,
    statusAddresses: listAt(mapAt(value, 'status'), 'addresses').length,
    workloadSelector: selector && (labelsAt(selector, 'labels') ?? new Map()),
  }
})

/** The Kubernetes Service a resource holds, read tolerantly. */
export const readService = memoByValue(
  ({ spec, value }): Service => ({
    selector: labelsAt(spec, 'selector'),
    ports: listAt(spec, 'ports').map((it, index) => {
      const port = isMap(it) ? it : {}
      return { ...readPort(port, index, 'port'), targetPort: integerAt(port, 'targetPort') || undefined }
    }),
    exportTo: (textAt(mapAt(mapAt(value, 'metadata'), 'annotations'), exportAnnotation) ?? '')
      .split(',')
      .map(it => it.trim())
      .filter(it => it !== ''),
  }),
)

/** The service that a host of the files' namespace means, whoever may see it: for drawing. Exact names before wildcards. */
export function serviceNamed(model: Model, host: string, namespace: string): ServiceRecord | undefined {
  const name = fullHost(host, homeIn(model, namespace))
  return (
    registryOf(model, name).byHost.get(name) ??
    registryOf(model, anyWildcard).wildcards.find(it => isHostWithin(name, it.record.host))?.record
  )
}

/**
 * The service that Istio's analyzers find for a host in a resource of a namespace with an `exportTo`: public ones, then
 * those of the scopes the resource itself is exported to, then wildcards. Undefined when none is visible.
 */
export function findService(
  model: Model,
  { namespace, exportTo, host }: { namespace: string; exportTo: readonly string[]; host: string },
): ServiceRecord | undefined {
  const name = fullHost(host, homeIn(model, namespace))
  const inScope = (scope: string) => {
    const key = `${scope}/${name}`
    return registryOf(model, key).scoped.get(key)
  }
  const found = inScope('*')
  if (found) return found
  for (const scope of exportTo.length === 0 ? ['.'] : exportTo) {
    const own = inScope(scope === '.' ? namespace : scope)
    if (own) return own
  }
  const plain = isWildcard(host) ? host.slice(1) : host
  return registryOf(model, anyWildcard).wildcards.find(
    it => (it.scope === '*' || it.scope === namespace) && plain.endsWith(it.record.host.slice(1)),
  )?.record
}

interface Registry {
  /** By `scope/host`. */
  readonly scoped: ReadonlyMap<string, ServiceRecord>
  readonly byHost: ReadonlyMap<string, ServiceRecord>
  /** Longest first. */
  readonly wildcards: readonly { readonly scope: string; readonly record: ServiceRecord }[]
}

const exportAnnotation = 'networking.istio.io/exportTo'

/** Not a host. */
const anyWildcard = ' any wildcard'

/** Looked up by host, by `scope/host`, or for a wildcard. */
const registryOf = tableByKinds(['Service', 'ServiceEntry'], enterServices, function* (before, now) {
  if (!sameItems(before.wildcards, now.wildcards, (a, b) => a.scope === b.scope && a.record === b.record))
    yield anyWildcard
  yield* changedEntries(before.byHost, now.byHost)
  yield* changedEntries(before.scoped, now.scoped)
})

function enterServices(model: Model): Registry {
  const scoped = new Map<string, ServiceRecord>()
  const byHost = new Map<string, ServiceRecord>()
  const enter = (record: ServiceRecord, scopes: readonly string[]) => {
    byHost.set(record.host, record)
    // Analyzers take a short host of a ServiceEntry for a name in its own namespace, as they do in what refers to it.
    const name = fullHost(record.host, record.resource ?? homeIn(model, ingressNamespace))
    for (const scope of scopes) scoped.set(`${scope}/${name}`, record)
  }
  for (const resource of effective(model, 'ServiceEntry')) {
    const scopes = scopesOf(readServiceEntry(resource).exportTo, resource.namespace)
    for (const record of serviceEntryRecords(resource)) enter(record, scopes)
  }
  if (assumesIngressGateway(model)) enter(ingressRecord(model.settings.domain), ['*'])
  for (const resource of effective(model, 'Service'))
    enter(serviceRecord(resource), scopesOf(readService(resource).exportTo, resource.namespace))
  const wildcards = [...scoped]
    .filter(([, record]) => isWildcard(record.host))
    .map(([key, record]) => ({ scope: key.slice(0, key.indexOf('/')), record }))
    .sort((a, b) => b.record.host.length - a.record.host.length)
  return { scoped, byHost, wildcards }
}

/** One record a host; kept with the resource, so that a record is the same object until its own resource changes. */
const serviceEntryRecords = memoByValue((resource): readonly ServiceRecord[] => {
  const { hosts, ports, workloadSelector } = readServiceEntry(resource)
  return hosts.map(({ text: host }) => ({ host, kind: 'serviceEntry', ports, resource, workloadSelector }))
})

const serviceRecord = memoByValue((resource): ServiceRecord => {
  const host = fullHost(resource.name, resource)
  return { host, kind: 'service', ports: readService(resource).ports, resource, workloadSelector: undefined }
})

/** Whom an `exportTo` makes something visible to: `*` for everyone, else namespaces. */
export function scopesOf(exportTo: readonly string[], namespace: string): readonly string[] {
  if (exportTo.length === 0 || exportTo.includes('*')) return ['*']
  return [...new Set(exportTo.map(it => (it === '.' ? namespace : it)))]
}

/** Whether an `exportTo` makes a resource of a namespace visible in another. */
export function isVisibleIn(exportTo: readonly string[], namespace: string, viewer: string): boolean {
  const scopes = scopesOf(exportTo, namespace)
  return scopes.includes('*') || scopes.includes(viewer)
}

function readPort(port: JsonMap, index: number, numberKey: 'number' | 'port'): ServicePort {
  return {
    index,
    number: integerAt(port, numberKey) ?? 0,
    name: textAt(port, 'name') ?? '',
    protocol: textAt(port, 'protocol') ?? '',
  }
}

/** Whether the files leave Istio's usual ingress gateway to be assumed: they have no Service of its name. */
export function assumesIngressGateway(model: Model): boolean {
  return !model.find('Service', ingressNamespace, ingressName)
}

const ingressName = 'istio-ingressgateway'
/** Where Istio's own gateway usually runs. */
export const ingressNamespace = 'istio-system'
/** The ports of Istio's usual ingress gateway. */
export const ingressPorts = [80, 443, 31400, 15443] as const

function ingressRecord(domain: string): ServiceRecord {
  return {
    host: fullHost(ingressName, { namespace: ingressNamespace, domain }),
    kind: 'service',
    ports: ingressPorts.map((number, index) => ({ index, number, name: `port-${number}`, protocol: 'TCP' })),
    resource: undefined,
    workloadSelector: undefined,
  }
}
