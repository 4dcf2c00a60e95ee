import { gatewayReference, resolveGatewayName } from '../model/gateway-references.ts'
import type { Resource } from '../model/resource.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { serviceHost } from './host-references.ts'
import type { Name, Reference } from './reference.ts'
import { destinationsOf, itemsAt, rulesOf } from './rule-paths.ts'

/** What a VirtualService names: Gateways, for all of it and for single matches, the VirtualServices it leads on to, and Services by their hosts. */
export function virtualServiceReferences(from: Resource): Reference[] {
  const rules = rulesOf(from)
  const lists = [
    ['spec', 'gateways'],
    ...rules.flatMap(it => itemsAt(from.value, [...it, 'match'])).map(it => [...it, 'gateways']),
  ]
  return [
    ...lists.flatMap(it => itemsAt(from.value, it)).flatMap(it => gatewayEntry(from, it)),
    ...itemsAt(from.value, ['spec', 'http']).flatMap(it => delegate(from, [...it, 'delegate'])),
    ...itemsAt(from.value, ['spec', 'hosts']).flatMap(it => serviceHost(from, it)),
    ...rules.flatMap(it => destinationsOf(from.value, it)).flatMap(it => serviceHost(from, [...it, 'host'])),
  ]
}

function gatewayEntry(from: Resource, path: Path): Reference[] {
  const entry = valueAt(from.value, path)
  const named = typeof entry === 'string' ? resolveGatewayName(entry, from.namespace) : undefined
  if (typeof entry !== 'string' || !named) return []
  const naming: Reference['naming'] = (to, home) => {
    const renamed = to.name === named.name ? entry : renamedEntry(entry, named.name, to.name)
    const text = isMeant(renamed, home, to) ? renamed : gatewayReference(to, home)
    return text === entry ? [] : [{ path, value: text }]
  }
  return [{ path, target: { kind: 'Gateway', ...named }, naming }]
}

function isMeant(entry: string, home: string, to: Name): boolean {
  const named = resolveGatewayName(entry, home)
  return named?.name === to.name && named.namespace === to.namespace
}

/** `ns/old` to `ns/new`; `old` and the old dotted form likewise, unless the new name has a dot that would be misread. */
function renamedEntry(entry: string, old: string, name: string): string {
  const slash = entry.indexOf('/')
  if (slash >= 0) return entry.slice(0, slash + 1) + name
  const namespace = entry.slice(old.length).split('.')[1]
  if (!name.includes('.') && name !== 'mesh') return name + entry.slice(old.length)
  return namespace ? `${namespace}/${name}` : `./${name}`
}

/** Without a namespace the VirtualService's own is meant. */
function delegate(from: Resource, path: Path): Reference[] {
  const name = valueAt(from.value, [...path, 'name'])
  const written = valueAt(from.value, [...path, 'namespace'])
  if (typeof name !== 'string' || name === '') return []
  const namespace = typeof written === 'string' && written !== '' ? written : undefined
  return [
    {
      path: [...path, 'name'],
      target: { kind: 'VirtualService', namespace: namespace ?? from.namespace, name },
      naming: (to, home) => [
        ...(to.name === name ? [] : [{ path: [...path, 'name'], value: to.name }]),
        ...(to.namespace === (namespace ?? home)
          ? []
          : [{ path: [...path, 'namespace'], value: to.namespace }]),
      ],
    },
  ]
}
