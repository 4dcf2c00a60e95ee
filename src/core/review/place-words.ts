import { kindWords } from '../kinds/kind-key.ts'
import type { Place } from '../model/resource.ts'
import { formatPath } from '../yaml/path.ts'

/** A place as people say it. */
export interface PlaceWords {
  readonly kind: string
  /** `shop/reviews`; the kind where it has no name. */
  readonly name: string
  /** `rule 2 · timeout`; empty for the resource as a whole. */
  readonly part: string
}

const nouns: Readonly<Record<string, string>> = {
  servers: 'server',
  http: 'rule',
  tls: 'TLS rule',
  tcp: 'TCP rule',
  subsets: 'subset',
  ports: 'port',
  endpoints: 'endpoint',
}

export function placeWords({ resource, path }: Place): PlaceWords {
  const [key = '', ...rest] = resource.split('/')
  const kind = kindWords(key)
  const name = rest.filter(it => it !== '').join('/') || kind
  const [spec, list, index] = path
  const noun = Object.hasOwn(nouns, String(list)) ? nouns[String(list)] : undefined
  if (spec !== 'spec' || !noun || typeof index !== 'number')
    return { kind, name, part: formatPath(spec === 'spec' && path.length > 1 ? path.slice(1) : path) }
  const field = formatPath(path.slice(3))
  return { kind, name, part: `${noun} ${index + 1}${field && ` · ${field}`}` }
}

/** The same on one line: `VirtualService shop/reviews, rule 2 · timeout`. */
export function placeLine(place: Place): string {
  const { kind, name, part } = placeWords(place)
  return `${kind} ${name}${part && `, ${part}`}`
}
