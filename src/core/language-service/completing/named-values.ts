import type { StringFormat } from '../../kinds/field.ts'
import { destinationRulesFor, readDestinationRule } from '../../model/destination-rules.ts'
import { nameOfGateway } from '../../model/gateway-references.ts'
import { readGateway } from '../../model/gateways.ts'
import { fullHost } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import { textsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { readService, serviceNamed } from '../../model/services.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { valueAt } from '../../yaml/path.ts'
import type { Around, Spot } from './around.ts'
import { beside } from './beside.ts'

/** Something of the files that can be named at a place. */
export interface NamedValue {
  readonly value: string
  /** What it is: `Service`, `port of cart`. */
  readonly detail: string
  /** In another namespace, where the place has a field of its own for that. */
  readonly namespace?: string
}

/** What of the files can be named where the cursor is, the nearest first. `format` is that of the field. */
export function namedValues(spot: Spot, around: Around, format: StringFormat | undefined): NamedValue[] {
  const own = byPlace(spot, around)
  if (own) return own
  switch (format) {
    case 'gatewayRef':
      return [...gateways(around), { value: 'mesh', detail: 'every sidecar' }]
    case 'serviceHost':
      return serviceHosts(around)
    case 'subset':
      return subsetsOf(hostBeside(spot, around), around)
    case 'host':
    case 'serverHost':
      return hosts(around)
    case 'namespace':
      return namespaces(around)
    case 'exportTo':
      return [
        { value: '.', detail: 'this namespace' },
        { value: '*', detail: 'every namespace' },
        ...namespaces(around),
      ]
    case 'secret':
      return ofKind(around.analysed.model, 'Secret').map(it => ({
        value: it.name,
        detail: `Secret in ${it.namespace}`,
      }))
    default:
      return []
  }
}

/** Fields that name something, and whose format does not say what. */
function byPlace(spot: Spot, around: Around): NamedValue[] | undefined {
  const path = spot.path.filter(it => typeof it === 'string')
  const [last, owner] = [path.at(-1), path.at(-2)]
  if (last === 'name' && owner === 'delegate') return delegates(spot, around)
  if (last === 'name' && owner === 'metadata') return undefined
  if (last === 'name' && owner !== undefined && Object.hasOwn(referenceKinds, owner))
    return objects(kindBeside(spot, around) ?? referenceKinds[owner]!, spot, around)
  if (last === 'number' && owner === 'port' && path.at(-3) === 'destination')
    return portsOf(hostIn(spot, around, 2), around)
  if (last === 'port' && (owner === 'backendRefs' || owner === 'backendRef'))
    return portsOfBackend(spot, around)
  if (last === 'sectionName') return sections(spot, around)
  return undefined
}

/** What the references of the Gateway API mean where they name no kind. */
const referenceKinds: Readonly<Record<string, string>> = {
  parentRefs: 'Gateway.gateway.networking.k8s.io',
  parentRef: 'Gateway.gateway.networking.k8s.io',
  backendRefs: 'Service',
  backendRef: 'Service',
  certificateRefs: 'Secret',
  caCertificateRefs: 'ConfigMap',
}

function kindBeside(spot: Spot, around: Around): string | undefined {
  const kind = beside(spot, around, 'kind')
  if (kind === undefined) return undefined
  return kind === 'Gateway' ? 'Gateway.gateway.networking.k8s.io' : kind
}

function gateways({ analysed, namespace }: Around): NamedValue[] {
  return ofKind(analysed.model, 'Gateway')
    .toSorted((a, b) => Number(b.namespace === namespace) - Number(a.namespace === namespace))
    .map(it => ({ value: nameOfGateway(it, namespace), detail: 'Gateway' }))
}

/** Services beside the object by their short names, all others by their full ones. */
function serviceHosts({ analysed: { model }, namespace }: Around): NamedValue[] {
  const { services, entries } = servicesOf(model)
  return [
    ...services.filter(it => it.namespace === namespace).map(it => it.short),
    ...entries,
    ...services.filter(it => it.namespace !== namespace).map(it => it.full),
  ]
}

const servicesOf = memoByKinds(['Service', 'ServiceEntry'], model => ({
  services: model.ofKind('Service').map(it => ({
    namespace: it.namespace,
    short: { value: it.name, detail: 'Service' },
    full: { value: fullHost(it.name, it), detail: 'Service' },
  })),
  entries: model
    .ofKind('ServiceEntry')
    .flatMap(it => textsAt(it.spec, 'hosts').map(value => ({ value, detail: 'ServiceEntry' }))),
}))

function subsetsOf(host: string | undefined, { analysed: { model }, namespace }: Around): NamedValue[] {
  const rules =
    host === undefined ? ofKind(model, 'DestinationRule') : destinationRulesFor(model, host, namespace)
  return rules.flatMap(rule =>
    readDestinationRule(rule).subsets.flatMap(it =>
      it.name === '' ? [] : [{ value: it.name, detail: `subset of ${readDestinationRule(rule).host}` }],
    ),
  )
}

function portsOf(host: string | undefined, { analysed: { model }, namespace }: Around): NamedValue[] {
  if (host === undefined) return []
  const ports = serviceNamed(model, host, namespace)?.ports ?? []
  return ports.map(it => ({ value: String(it.number), detail: `${it.name || 'port'} of ${host}` }))
}

function portsOfBackend(spot: Spot, around: Around): NamedValue[] {
  const name = beside(spot, around, 'name')
  if (name === undefined || (beside(spot, around, 'kind') ?? 'Service') !== 'Service') return []
  const service = around.analysed.model.find(
    'Service',
    beside(spot, around, 'namespace') ?? around.namespace,
    name,
  )
  const ports = service ? readService(service).ports : []
  return ports.map(it => ({ value: String(it.number), detail: `${it.name || 'port'} of ${name}` }))
}

function sections(spot: Spot, around: Around): NamedValue[] {
  const name = beside(spot, around, 'name')
  if (name === undefined) return []
  const kind = kindBeside(spot, around) ?? referenceKinds.parentRefs!
  const parent = around.analysed.model.find(kind, beside(spot, around, 'namespace') ?? around.namespace, name)
  const listeners = parent ? valueAt(parent.spec, ['listeners']) : undefined
  if (!Array.isArray(listeners)) return []
  return listeners.flatMap(it => {
    const value: unknown = valueAt(it, ['name'])
    return typeof value === 'string' ? [{ value, detail: `listener of ${name}` }] : []
  })
}

/** VirtualServices that can be delegated to: those without hosts. */
function delegates(spot: Spot, around: Around): NamedValue[] {
  return objects('VirtualService', spot, around, it => readVirtualService(it).hosts.length === 0)
}

/** Objects of a kind by name: those of the namespace that is written beside; without one, all, with theirs. */
function objects(
  kind: string,
  spot: Spot,
  around: Around,
  isMeant: (resource: Resource) => boolean = () => true,
): NamedValue[] {
  const written = beside(spot, around, 'namespace')
  const all = ofKind(around.analysed.model, kind).filter(isMeant)
  const own = written ?? around.namespace
  return [
    ...all.filter(it => it.namespace === own).map(it => ({ value: it.name, detail: it.kind })),
    ...(written === undefined
      ? all
          .filter(it => it.namespace !== own)
          .map(it => ({ value: it.name, detail: `${it.kind} in ${it.namespace}`, namespace: it.namespace }))
      : []),
  ]
}

function hosts({ analysed: { model } }: Around): NamedValue[] {
  return hostsOf(model)
}

const hostsOf = memoByKinds(['Gateway', 'VirtualService', 'ServiceEntry'], (model): NamedValue[] => {
  const found = new Map<string, string>()
  const enter = (host: string, detail: string) => {
    if (host !== '' && !found.has(host)) found.set(host, detail)
  }
  for (const it of model.ofKind('Gateway'))
    for (const server of readGateway(it).servers)
      for (const { host } of server.hosts) enter(host, `served by ${it.name}`)
  for (const it of model.ofKind('VirtualService'))
    for (const host of readVirtualService(it).hosts) enter(host.text, `routed by ${it.name}`)
  for (const it of model.ofKind('ServiceEntry'))
    for (const host of textsAt(it.spec, 'hosts')) enter(host, 'ServiceEntry')
  return [...found].map(([value, detail]) => ({ value, detail }))
})

function namespaces({ analysed: { model } }: Around): NamedValue[] {
  return distinctNamespaces(model).map(value => ({ value, detail: 'namespace' }))
}

/** The namespaces of all resources, each once. */
export function distinctNamespaces(model: Model): string[] {
  return [...new Set(model.resources.map(it => it.namespace))].filter(it => it !== '')
}

const labelledKinds: [string, ...string[]] = ['Pod', 'Deployment', 'Service', 'Gateway', 'WorkloadEntry']

/** Keys and values of labels that are in the files, the most frequent first. */
export const labelsInFiles = memoByKinds(labelledKinds, (model): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, Map<string, number>>()
  for (const resource of labelledKinds.flatMap(it => model.ofKind(it)))
    for (const place of labelPlaces)
      for (const [key, value] of Object.entries(mapOf(valueAt(resource.value, place)))) {
        if (typeof value !== 'string') continue
        const values = found.get(key) ?? new Map<string, number>()
        values.set(value, (values.get(value) ?? 0) + 1)
        found.set(key, values)
      }
  const byCount = (values: Map<string, number>) =>
    [...values].sort((a, b) => b[1] - a[1]).map(([value]) => value)
  return new Map([...found].map(([key, values]) => [key, byCount(values)]))
})

const labelPlaces = [
  ['metadata', 'labels'],
  ['spec', 'template', 'metadata', 'labels'],
  ['spec', 'selector'],
  ['spec', 'selector', 'matchLabels'],
] as const

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

function hostBeside(spot: Spot, around: Around): string | undefined {
  return beside(spot, around, 'host')
}

/** The host of the destination some steps further out. */
function hostIn(spot: Spot, around: Around, steps: number): string | undefined {
  const read = valueAt(around.value, [...spot.path.slice(0, -steps), 'host'])
  return typeof read === 'string' && read !== '' ? read : undefined
}

function ofKind(model: Model, kind: string): readonly Resource[] {
  return model.ofKind(kind)
}
