import { memoByObject } from '../../data/memo-by-object.ts'
import { gatewayApiGroup } from '../../kinds/gateway-api/channel.ts'
import { ageOf, compareText } from '../../model/age.ts'
import { defaultedSpec } from '../../model/defaulted.ts'
import { fullHost } from '../../model/hosts.ts'
import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { field, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { allowsListenersOf, usedNamespaces } from './allowed-namespaces.ts'
import type { Fault } from './fault.ts'
import { type ClassRole, roleOf } from './gateway-classes.ts'
import { kubernetesGateway, listenerKinds } from './kinds.ts'
import { listenerConflicts } from './listener-conflicts.ts'
import { type BuiltListener, buildListener, replaced } from './listeners.ts'
import { readListeners } from './read-listeners.ts'

/** A Gateway of one of Istio's classes. */
export interface BuiltGateway {
  readonly resource: Resource
  readonly role: ClassRole
  /** Whether Istio runs it itself; else it is the workload of Services that are there. */
  readonly isManaged: boolean
  /** The Services that it is reached by, as full hosts. */
  readonly services: readonly string[]
  readonly addressFault: Fault | undefined
  /** Its own; none for a class that Istio only reports. */
  readonly listeners: readonly BuiltListener[]
  /** In the order of their age. */
  readonly sets: readonly AttachedSet[]
}

/** A ListenerSet that names a Gateway. */
export interface AttachedSet {
  readonly resource: Resource
  readonly isAllowed: boolean
  readonly listeners: readonly BuiltListener[]
}

/** The Gateways of Istio's classes with their listeners (gateway_collection.go), in the order of the files. */
export function builtGateways(model: Model): readonly BuiltGateway[] {
  const cache = byNamespaces(model)
  const key = usedNamespaces(model)
  const known = cache.get(key)
  if (known) return known
  const sets = setsByGateway(model)
  const built = effective(model, kubernetesGateway).flatMap(resource => {
    const role = roleOf(model, resource)
    return role ? [build(model, resource, role, sets.get(nameOf(resource)) ?? [])] : []
  })
  cache.set(key, built)
  return built
}

/** Of routes it only counts which namespaces they are in. */
const byNamespaces = memoByKinds(listenerKinds, () => new Map<string, readonly BuiltGateway[]>())

function build(
  model: Model,
  resource: Resource,
  role: ClassRole,
  attached: readonly Resource[],
): BuiltGateway {
  const { isManaged, services, fault } = addressing(resource, role)
  const isStopped = role === 'remote' || services.length === 0
  const allowed = attached.filter(
    it => role === 'managed' && allowsListenersOf(model, resource, it.namespace),
  )
  const written = [resource, ...(isStopped ? [] : allowed)].map(readListeners)
  // Nobody looks for conflicts where no ListenerSet could bring them.
  const conflicts = listenerConflicts(role === 'managed' ? written.flat() : [])
  const listenersOf = (owner: Resource) =>
    readListeners(owner).map(it => buildListener(model, it, resource, role, conflicts.get(it)))
  const sets = attached.map((it): AttachedSet => {
    const isAllowed = allowed.includes(it)
    return { resource: it, isAllowed, listeners: isAllowed && !isStopped ? listenersOf(it) : [] }
  })
  const namesake = sets.find(
    it => it.resource.name === resource.name && it.resource.namespace === resource.namespace,
  )
  const isReplaced = ({ name }: BuiltListener) =>
    namesake?.listeners.some(it => it.name === name && it.isParent)
  return {
    resource,
    role,
    isManaged,
    services,
    addressFault: fault,
    listeners: isStopped
      ? []
      : listenersOf(resource).map(it => (namesake && isReplaced(it) ? replaced(it, namesake.resource) : it)),
    sets,
  }
}

/** The Services of a Gateway by its addresses (conversion.go, extractGatewayServices). */
function addressing(resource: Resource, role: ClassRole) {
  const { name, namespace, value } = resource
  const spec = defaultedSpec(resource)
  const addresses = mapsAt(spec, 'addresses').map(it => ({
    type: textAt(it, 'type') ?? '',
    value: textAt(it, 'value') ?? '',
  }))
  const isManaged = addresses.length === 0 || (addresses.length === 1 && addresses[0]?.type === 'IPAddress')
  if (isManaged) {
    const override = textAt(mapAt(mapAt(value, 'metadata'), 'annotations'), 'gateway.istio.io/name-override')
    const suffix = role === 'waypoint' ? '' : `-${textAt(spec, 'gatewayClassName') ?? ''}`
    const service = override || `${name}${suffix}`
    return {
      isManaged,
      services: [fullHost(service, { namespace, domain: resource.domain })],
      fault: undefined,
    }
  }
  const hosts = addresses.filter(it => it.type === 'Hostname')
  const fault = hosts.length < addresses.length ? unsupportedAddress : deprecatedAnnotation(resource)
  return { isManaged, services: hosts.map(it => fullHost(it.value, resource)), fault }
}

const unsupportedAddress: Fault = {
  reason: 'UnsupportedAddress',
  message: 'Beside a hostname, and of several addresses, Istio takes hostnames alone.',
}

/** The type of the Service as it once was written. It does no harm, and is told where Istio would not make the Service. */
function deprecatedAnnotation({ value }: Resource): Fault | undefined {
  const annotation = 'networking.istio.io/service-type'
  const annotations = mapAt(mapAt(value, 'metadata'), 'annotations')
  if (field(annotations, annotation) === undefined) return undefined
  return { reason: 'DeprecatedField', message: `The annotation ${annotation} is deprecated.` }
}

/** The ListenerSets by the Gateway that they name, the older first. */
function setsByGateway(model: Model): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>()
  for (const set of effective(model, 'ListenerSet').toSorted(bySetAge)) {
    const ref = mapAt(defaultedSpec(set), 'parentRef')
    if (textAt(ref, 'kind') !== 'Gateway' || textAt(ref, 'group') !== gatewayApiGroup) continue
    const key = `${textAt(ref, 'namespace') ?? set.namespace}/${textAt(ref, 'name') ?? ''}`
    const list = found.get(key)
    if (list) list.push(set)
    else found.set(key, [set])
  }
  return found
}

function bySetAge(a: Resource, b: Resource): number {
  return ageOf(a) - ageOf(b) || compareText(nameOf(a), nameOf(b))
}

export function nameOf({ namespace, name }: Resource): string {
  return `${namespace}/${name}`
}

export type ParentListeners = ReadonlyMap<string, readonly BuiltListener[]>

/** What routes name as parents: the listeners that they may attach to, of Gateways and of ListenerSets each by their own name. */
export function parentListeners(model: Model): ParentListeners {
  const gateways = builtGateways(model)
  const known = parents.get(gateways)
  if (known) return known
  const found = new Map<string, readonly BuiltListener[]>()
  const enter = (kind: string, resource: Resource, listeners: readonly BuiltListener[]) =>
    found.set(
      `${kind}/${nameOf(resource)}`,
      listeners.filter(it => it.isParent),
    )
  for (const { resource, listeners, sets } of gateways) {
    enter('Gateway', resource, listeners)
    for (const it of sets) enter('ListenerSet', it.resource, it.listeners)
  }
  parents.set(gateways, found)
  return found
}

const parents = new WeakMap<readonly BuiltGateway[], ParentListeners>()

/** The Services that Istio makes for the Gateways that it runs, as full hosts; the same set as long as they are the same. */
export function managedServices(model: Model): ReadonlySet<string> {
  return setOf(hostsOf(model))
}

/** Asked for with every route and backend: the hosts are compared once for each list of them. */
const setOf = memoByObject((hosts: readonly string[]): ReadonlySet<string> => {
  const text = hosts.join(' ')
  const known = sets.get(text)
  if (known) return known
  if (sets.size > 20) sets.clear()
  const made = new Set(hosts)
  sets.set(text, made)
  return made
})

const sets = new Map<string, ReadonlySet<string>>()

const hostsOf = memoByKinds([kubernetesGateway, 'GatewayClass', 'Namespace'], model =>
  builtGateways(model).flatMap(it => (it.role !== 'remote' && it.isManaged ? it.services : [])),
)
