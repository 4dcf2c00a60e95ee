import type { NodeId } from '../graph/graph.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Place, ResourceId } from '../model/resource.ts'

/** What "only what belongs to this" is about. */
export type Subject =
  | { readonly type: 'resource'; readonly resource: ResourceId }
  /** A server of a Gateway or a rule of a VirtualService, with how it is called. */
  | { readonly type: 'row'; readonly place: Place; readonly name: string }
  /** A host that requests ask for. */
  | { readonly type: 'host'; readonly host: string }
  /** What is sent to: its full host, and a subset where that alone is meant. */
  | { readonly type: 'service'; readonly host: string; readonly subset?: string }
  | { readonly type: 'namespace'; readonly namespace: string }
  | { readonly type: 'file'; readonly file: string }
  /** A box that stands for nothing else of these: a port, something that is not in the files. */
  | { readonly type: 'box'; readonly node: NodeId; readonly name: string }
  /** The way of a request: from its server, or the mesh, over a host to its rule and on from there. */
  | {
      readonly type: 'way'
      readonly name: string
      readonly server?: Place
      readonly rule?: Place
      readonly domain?: string
    }

/**
 * A subject in words: `host shop.example.com`, `VirtualService shop`. Where another of these is called the same, its namespace
 * tells them apart: `service reviews in qa`.
 */
export function subjectWords(subject: Subject, others: readonly Named[] = []): string {
  const words = plainWords(subject)
  const own = namedBy(subject)
  if (!own) return words
  const isTwin = (it: Named) => it.kind === own.kind && it.name === own.name && it.namespace !== own.namespace
  return others.some(isTwin) ? `${words} in ${own.namespace}` : words
}

/** A resource, or a service that is sent to, whatever it stands in. */
export interface Named {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** What of the files a subject is named by; a host and a file are told apart by their names. */
function namedBy(subject: Subject): Named | undefined {
  if (subject.type === 'service') return serviceNamed(subject.host)
  const id =
    subject.type === 'resource' ? subject.resource : subject.type === 'row' ? subject.place.resource : ''
  const [kind = '', namespace = '', name = ''] = id.split('/')
  return namespace && name ? { kind, namespace, name: name.replace(/~\d+$/, '') } : undefined
}

/** The service of a full host, as it is named among others. */
export function serviceNamed(host: string): Named | undefined {
  const service = serviceOfHost(host)
  return service && { kind: 'Service', namespace: service.namespace, name: service.name }
}

function plainWords(subject: Subject): string {
  switch (subject.type) {
    case 'resource': {
      const [kind = '', , name = ''] = subject.resource.split('/')
      return `${kind} ${name || '(no name)'}`
    }
    case 'row':
    case 'box':
    case 'way':
      return subject.name
    case 'host':
      return subject.host === '*' ? 'any host' : `host ${subject.host}`
    case 'service': {
      const name = serviceOfHost(subject.host)?.name ?? subject.host
      return subject.subset ? `subset ${subject.subset} of ${name}` : `service ${name}`
    }
    case 'namespace':
      return `namespace ${subject.namespace}`
    case 'file':
      return `file ${subject.file}`
  }
}
