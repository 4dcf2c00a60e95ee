import { serviceOfHost } from '../model/hosts.ts'
import type { Resource } from '../model/resource.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Reference } from './reference.ts'

/** A text that is the host of a Service: its name beside it, or the full one. Other hosts mean no Service. */
export function serviceHost(from: Resource, path: Path): Reference[] {
  const host = valueAt(from.value, path)
  return typeof host === 'string' ? hostReference(from, path, '', host) : []
}

/** The same behind a namespace or `.`, of whoever may use it: `shop/cart.shop.svc.cluster.local`. */
export function serviceHostBehindSlash(from: Resource, path: Path): Reference[] {
  const text = valueAt(from.value, path)
  if (typeof text !== 'string') return []
  const slash = text.indexOf('/')
  const host = text.slice(slash + 1)
  // There a name without a dot is a host like any other.
  return host.includes('.') ? hostReference(from, path, text.slice(0, slash + 1), host) : []
}

function hostReference(from: Resource, path: Path, before: string, host: string): Reference[] {
  const service = host.includes('.')
    ? serviceOfHost(host, from.domain)
    : { name: host, namespace: from.namespace }
  if (!service || service.name === '') return []
  const isFull = host.includes('.')
  const target = { kind: 'Service', ...service }
  const naming: Reference['naming'] = to => {
    const value = isFull ? `${before}${to.name}.${service.namespace}.svc.${from.domain}` : to.name
    return to.name === service.name ? [] : [{ path, value }]
  }
  return [{ path, target, isHost: true, naming }]
}
