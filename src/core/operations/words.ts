import { kindWords } from '../kinds/kind-key.ts'
import type { ResourceId } from '../model/resource.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'

/** A resource's name as its id holds it: `shop` of `Gateway/default/shop`; the kind where the name is missing. */
export function nameOf(id: ResourceId): string {
  const [kind = '', , ...name] = id.split('/')
  return name.join('/') || kindWords(kind)
}

/** A resource in a sentence: `Gateway shop`. */
export function describeResource(id: ResourceId): string {
  const [kind = '', , ...name] = id.split('/')
  return `${kindWords(kind)} ${name.join('/')}`.trim()
}

/** A field in a title, without what leads to it: `port number`, `timeout`; an item of a list as `server`. */
export function fieldWords(path: Path): string {
  const lastIndex = path.findLastIndex(it => typeof it === 'number')
  const below = path.slice(lastIndex + 1).filter(it => it !== 'spec' && it !== 'metadata')
  return below.length > 0 ? below.join(' ') : itemWords(path.slice(0, -1))
}

/** One item of the list at a path, in a word or two. */
export function itemWords(list: Path): string {
  const name = String(list.findLast(it => typeof it === 'string') ?? '')
  const known = Object.hasOwn(items, name) ? items[name] : undefined
  return known ?? (name.replace(/(?<!s)s$/, '') || 'item')
}

/** A short scalar behind a title: ` to 8080`; nothing for anything else. */
export function toWords(value: Json): string {
  if (typeof value === 'number' || typeof value === 'boolean') return ` to ${value}`
  return typeof value === 'string' && value !== '' && value.length <= 40 && !/[\r\n]/.test(value)
    ? ` to ${value}`
    : ''
}

const items: Readonly<Record<string, string>> = {
  http: 'HTTP rule',
  tls: 'TLS rule',
  tcp: 'TCP rule',
  match: 'match',
  route: 'destination',
  addresses: 'address',
}
