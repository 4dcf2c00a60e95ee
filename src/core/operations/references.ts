import { kindKey } from '../kinds/kind-key.ts'
import type { Resource } from '../model/resource.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { meansGateway } from './link-gateway.ts'
import { destinationsOf, itemsAt, rulesOf } from './rule-paths.ts'

/** A place that refers to a resource by its name, and what it says when the resource has another. */
export interface Reference {
  readonly path: Path
  readonly text: string
}

/**
 * Where one resource refers to another: `gateways` of VirtualServices and their matches to a Gateway, `delegate` to a
 * VirtualService, hosts to a Service by its short or full name.
 */
export function referencesTo(target: Resource, from: Resource, name: string): Reference[] {
  switch (kindKey(target)) {
    case 'Gateway':
      return kindKey(from) === 'VirtualService' ? gatewayReferences(target, from, name) : []
    case 'VirtualService':
      return kindKey(from) === 'VirtualService' ? delegateReferences(target, from, name) : []
    case 'Service':
      return serviceReferences(target, from, name)
    default:
      return []
  }
}

function gatewayReferences(gateway: Resource, from: Resource, name: string): Reference[] {
  return gatewayEntries(from)
    .filter(it => meansGateway(it.entry, from.namespace, gateway))
    .map(({ path, entry }) => ({ path, text: renamedGateway(entry, gateway.name, name) }))
}

/** Where a VirtualService names Gateways: for all of it, and for single matches. */
export function gatewayEntries(from: Resource): { readonly path: Path; readonly entry: string }[] {
  const lists: Path[] = [['spec', 'gateways']]
  for (const rule of rulesOf(from))
    for (const match of itemsAt(from.value, [...rule, 'match'])) lists.push([...match, 'gateways'])
  return lists
    .flatMap(list => itemsAt(from.value, list))
    .flatMap(path => {
      const entry = valueAt(from.value, path)
      return typeof entry === 'string' ? [{ path, entry }] : []
    })
}

/** `ns/old` to `ns/new`; `old` and the old dotted form likewise, unless the new name has a dot that would be misread. */
function renamedGateway(entry: string, old: string, name: string): string {
  const slash = entry.indexOf('/')
  if (slash >= 0) return entry.slice(0, slash + 1) + name
  const namespace = entry.slice(old.length).split('.')[1]
  if (!name.includes('.') && name !== 'mesh') return name + entry.slice(old.length)
  return namespace ? `${namespace}/${name}` : `./${name}`
}

function delegateReferences(delegate: Resource, from: Resource, name: string): Reference[] {
  return delegateEntries(from)
    .filter(it => it.name === delegate.name && (it.namespace || from.namespace) === delegate.namespace)
    .map(({ path }) => ({ path: [...path, 'name'], text: name }))
}

/** Where a VirtualService leads on to others; without a namespace it is its own that is meant. */
export function delegateEntries(
  from: Resource,
): { readonly path: Path; readonly name: string; readonly namespace: unknown }[] {
  return itemsAt(from.value, ['spec', 'http']).flatMap(rule => {
    const path = [...rule, 'delegate']
    const name = valueAt(from.value, [...path, 'name'])
    const namespace = valueAt(from.value, [...path, 'namespace'])
    return typeof name === 'string' && name !== '' ? [{ path, name, namespace }] : []
  })
}

function serviceReferences(service: Resource, from: Resource, name: string): Reference[] {
  return hostPaths(from).flatMap(path => {
    const host = valueAt(from.value, path)
    if (typeof host !== 'string') return []
    if (host === service.name && from.namespace === service.namespace && !host.includes('.'))
      return [{ path, text: name }]
    const full = `.${service.namespace}.svc.${service.domain}`
    return host === service.name + full ? [{ path, text: name + full }] : []
  })
}

/** Where a resource writes the host of a service. */
function hostPaths(from: Resource): Path[] {
  if (kindKey(from) === 'DestinationRule') return [['spec', 'host']]
  if (kindKey(from) !== 'VirtualService') return []
  const rules = rulesOf(from)
  return [
    ...itemsAt(from.value, ['spec', 'hosts']),
    ...rules.flatMap(rule => destinationsOf(from.value, rule)).map(it => [...it, 'host']),
  ]
}
