import { fullHost, serviceOfHost } from '../model/hosts.ts'
import { homeIn, type Model } from '../model/model.ts'
import type { Place, Resource } from '../model/resource.ts'
import { serviceNamed } from '../model/services.ts'
import { removeValue, setValue } from '../yaml/edit/edit.ts'
import { type Path, samePath, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { NewDestination } from './add-destination.ts'
import type { Plan, Step } from './edit-resources.ts'
import { planInsert } from './insert-item.ts'
import { orderAt } from './set-field.ts'

/** Where a rule leads, as its kind names the list: `backendRefs` in a route of the Gateway API. */
export function destinationList({ path }: Pick<Place, 'path'>): 'route' | 'backendRefs' {
  return path[1] === 'rules' ? 'backendRefs' : 'route'
}

/**
 * A backend more for a rule of a route. Beside others it gets weight 0 until someone gives it a share: a backend without a weight
 * counts as 1.
 */
export function planBackend(resource: Resource, rule: Place, wanted: NewDestination, model: Model): Plan {
  const value = valueAt(resource.value, rule.path)
  if (typeof value !== 'object' || value === null) return { refuse: 'The rule is no longer there.' }
  if (redirects(value)) return { refuse: 'The rule answers with a redirect, so it has no backends.' }
  const found = backendRef(resource, wanted, model)
  if ('refuse' in found) return found
  const backend = found.ref
  const path = [...rule.path, 'backendRefs']
  const list = valueAt(value, ['backendRefs'])
  const refs: readonly unknown[] = Array.isArray(list) ? list : []
  if (refs.some(it => isSame(it, backend, resource.namespace)))
    return { refuse: `The rule already routes to ${backend.name}.` }
  const isFirst = refs.length === 0
  const added = planInsert(
    resource,
    { resource: rule.resource, path },
    refs.length,
    isFirst ? backend : { ...backend, weight: 0 },
  )
  if ('refuse' in added || isFirst) return added
  return { ...added, note: `${backend.name} gets no traffic until its weight is raised.` }
}

/** The Service that a route leads to for a destination; undefined for what is none. */
export function backendService(
  route: Resource,
  wanted: NewDestination,
  model: Model,
): { readonly namespace: string; readonly name: string } | undefined {
  const found = backendRef(route, wanted, model)
  if ('refuse' in found || found.ref.kind !== undefined) return undefined
  return { namespace: found.ref.namespace ?? route.namespace, name: found.ref.name }
}

/** Leads a backend of a rule or of a mirror to another service; its weight and filters stay. */
export function planBackendChange(
  resource: Resource,
  { resource: id, path: written }: Place,
  wanted: NewDestination,
  model: Model,
): Plan {
  const path = written.at(-2) === 'filters' ? [...written, 'requestMirror', 'backendRef'] : written
  const before = valueAt(resource.value, path)
  if (typeof before !== 'object' || before === null) return { refuse: 'The backend is no longer there.' }
  const found = backendRef(resource, wanted, model)
  if ('refuse' in found) return found
  const backend = found.ref
  const beside = valueAt(resource.value, path.slice(0, -1))
  const others = Array.isArray(beside)
    ? beside.filter((_, i) => !samePath([...path.slice(0, -1), i], path))
    : []
  if (others.some(it => isSame(it, backend, resource.namespace)))
    return { refuse: 'Another backend of the rule already is that service.' }
  const steps = (['group', 'kind', 'name', 'namespace', 'port'] as const).flatMap(field =>
    change(resource, [...path, field], backend[field], field === 'group' || field === 'kind'),
  )
  return { steps, select: { resource: id, path: written } }
}

type BackendRef = {
  readonly group?: string
  readonly kind?: string
  readonly name: string
  readonly namespace?: string
  readonly port: number
}

/** A service as a `backendRef` names it: a Service by its name, what a ServiceEntry stands for by its host. */
export function backendRef(
  { namespace: own, domain }: Pick<Resource, 'namespace' | 'domain'>,
  { host, subset, port }: NewDestination,
  model: Model,
): { readonly ref: BackendRef } | { readonly refuse: string } {
  if (subset !== undefined)
    return {
      refuse: `A route of the Gateway API leads to a Service, not to subset ${subset} of one. Make a Service for its Pods.`,
    }
  const service = host.includes('.') ? serviceOfHost(host, domain) : { name: host, namespace: own }
  const full = service ? fullHost(service.name, homeIn(model, service.namespace)) : host
  const ports = serviceNamed(model, full, own)?.ports.flatMap(it => it.number ?? []) ?? []
  const number = port ?? ports[0] ?? 80
  if (!service) return { ref: { group: 'networking.istio.io', kind: 'Hostname', name: host, port: number } }
  const { name, namespace } = service
  return { ref: { name, ...(namespace !== own && { namespace }), port: number } }
}

function isSame(ref: unknown, { kind = 'Service', name, namespace, port }: BackendRef, own: string): boolean {
  return (
    (valueAt(ref, ['kind']) ?? 'Service') === kind &&
    valueAt(ref, ['name']) === name &&
    (valueAt(ref, ['namespace']) ?? own) === (namespace ?? own) &&
    valueAt(ref, ['port']) === port
  )
}

function redirects(rule: object): boolean {
  const filters = valueAt(rule, ['filters'])
  return Array.isArray(filters) && filters.some(it => valueAt(it, ['type']) === 'RequestRedirect')
}

/** What is written and means the same stays: a Service may say that it is one. */
function change(resource: Resource, path: Path, wanted: Json | undefined, isUsual: boolean): Step[] {
  const before = valueAt(resource.value, path)
  if (before === wanted || (isUsual && wanted === undefined && (before === '' || before === 'Service')))
    return []
  if (wanted !== undefined)
    return [(document, base) => setValue(document, [...base, ...path], wanted, orderAt(resource, path))]
  return before === undefined ? [] : [(document, base) => removeValue(document, [...base, ...path])]
}
