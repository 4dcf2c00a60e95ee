import { kindKey } from '../kinds/kind-key.ts'
import { fullHost, readServerHost, serviceOfHost } from '../model/hosts.ts'
import type { Resource } from '../model/resource.ts'
import { destinationsOf, itemsAt, rulesOf } from '../references/rule-paths.ts'
import { type Path, valueAt } from '../yaml/path.ts'

/** A place that holds a host, and the host it means there. */
export interface HostPlace {
  readonly path: Path
  readonly text: string
  /** The full name. */
  readonly host: string
}

/** Where a resource names hosts: its own, those it routes to, and those it compares with or sends a client to. */
export function hostPlaces(from: Resource): HostPlace[] {
  return pathsOfHosts(from).flatMap(path => {
    const text = valueAt(from.value, path)
    return typeof text === 'string' && text !== '' ? [{ path, text, host: hostOf(text, from) }] : []
  })
}

/** Another host written the way a place writes its own: with its namespace in front, by the short name where it is beside. */
export function writtenLike({ text }: HostPlace, from: Resource, host: string): string {
  const slash = text.indexOf('/')
  if (slash >= 0) return text.slice(0, slash + 1) + host
  const isShort = fullHost(text, from) !== text
  const service = isShort ? serviceOfHost(host, from.domain) : undefined
  return service?.namespace === from.namespace && !service.name.includes('.') ? service.name : host
}

/** The full host that a text means in a resource. */
export function hostOf(text: string, from: Resource): string {
  const { host } = readServerHost(text, 0, from.namespace)
  return hasNamespaces(kindKey(from)) || host.includes('/') ? host : fullHost(host, from)
}

function hasNamespaces(kind: string): boolean {
  return kind === 'Gateway' || kind === 'Sidecar'
}

function pathsOfHosts(from: Resource): Path[] {
  const { value } = from
  switch (kindKey(from)) {
    case 'Gateway':
      return itemsAt(value, ['spec', 'servers']).flatMap(it => itemsAt(value, [...it, 'hosts']))
    case 'Sidecar':
      return itemsAt(value, ['spec', 'egress']).flatMap(it => itemsAt(value, [...it, 'hosts']))
    case 'ServiceEntry':
      return itemsAt(value, ['spec', 'hosts'])
    case 'DestinationRule':
      return [['spec', 'host']]
    case 'VirtualService':
      return [...itemsAt(value, ['spec', 'hosts']), ...rulesOf(from).flatMap(it => pathsInRule(value, it))]
    default:
      return []
  }
}

function pathsInRule(value: unknown, rule: Path): Path[] {
  return [
    ...itemsAt(value, [...rule, 'match']).flatMap(it => [
      ...itemsAt(value, [...it, 'sniHosts']),
      [...it, 'authority', 'exact'],
    ]),
    ...destinationsOf(value, rule).map(it => [...it, 'host']),
    [...rule, 'redirect', 'authority'],
    [...rule, 'rewrite', 'authority'],
  ]
}
