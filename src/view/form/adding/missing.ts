import type { Graph, GraphNode } from '../../../core/graph/graph.ts'
import { serviceOfHost } from '../../../core/model/hosts.ts'
import { addResource } from '../../../core/operations/add-resource.ts'
import { insertItem } from '../../../core/operations/insert-item.ts'
import type { Operation } from '../../../core/operations/operation.ts'

/** The object that a ghost stands for, named as the settings name what is declared. */
export interface Missing {
  readonly kind: 'Gateway' | 'VirtualService' | 'Service' | 'ServiceEntry' | 'DestinationRule' | 'Subset'
  readonly namespace: string
  readonly name: string
  /** Of a destination: the host, the port and the subset that are wanted of it. */
  readonly host?: string
  readonly port?: number
  readonly subset?: string
  /** The DestinationRule that could have the subset. */
  readonly rule?: string
  /** What to add to the settings' `declared` where it exists elsewhere; nothing where only the files can tell. */
  readonly declares: readonly string[]
}

/**
 * What a ghost stands for; undefined for a node whose words do not tell. `from` are the namespaces that refer to it:
 * an object that no name places, such as a ServiceEntry, is looked for from there.
 */
export function missingOf(node: GraphNode, from: readonly string[]): Missing | undefined {
  if (!node.ghost) return undefined
  const named = /^ghost:(Gateway|VirtualService)\/([^/]*)\/(.+)$/.exec(node.id)
  if (named?.[1] && named[3])
    return {
      kind: named[1] as 'Gateway' | 'VirtualService',
      namespace: named[2] ?? '',
      name: named[3],
      declares: [node.id.slice('ghost:'.length)],
    }
  if (node.type !== 'destination') return undefined
  const service = serviceOfHost(node.host)
  const at = {
    host: node.host,
    ...(node.port && { port: Number(node.port) }),
    ...(node.subset && { subset: node.subset }),
  }
  const [, ruleNamespace = '', ruleName = ''] = node.destinationRule?.split('/') ?? []
  if (node.missing === 'subset' && node.destinationRule)
    return {
      kind: 'Subset',
      namespace: ruleNamespace,
      name: ruleName,
      ...at,
      rule: node.destinationRule,
      declares: [],
    }
  const services = service
    ? [`Service/${service.namespace}/${service.name}`]
    : from.map(it => `ServiceEntry/${it}/${node.host}`)
  if (node.missing === 'subset')
    return {
      kind: 'DestinationRule',
      namespace: from[0] ?? service?.namespace ?? '',
      name: service?.name ?? node.host,
      ...at,
      declares: [...from.map(it => `DestinationRule/${it}/${node.host}`), ...(node.known ? [] : services)],
    }
  return service
    ? { kind: 'Service', namespace: service.namespace, name: service.name, ...at, declares: services }
    : { kind: 'ServiceEntry', namespace: from[0] ?? '', name: node.host, ...at, declares: services }
}

/** The namespaces of the resources that refer to a node, by the edges that lead to it. */
export function referrersOf(graph: Graph, node: GraphNode): string[] {
  const places = graph.edges.filter(it => it.target === node.id).map(it => it.place?.resource)
  return [...new Set(places.flatMap(it => it?.split('/')[1] ?? []))]
}

/** Writes what a ghost stands for, so that what refers to it finds it. */
export function createMissing(missing: Missing): Operation {
  const { kind, namespace, name, host = name, port = 80, subset } = missing
  const place = { kind, name: resourceName(name), namespace: namespace || undefined }
  switch (kind) {
    case 'Gateway':
      return addResource({ ...place, name })
    case 'VirtualService':
      // Only a VirtualService without hosts can be delegated to.
      return addResource({
        ...place,
        name,
        template: { http: [{ route: [{ destination: { host: 'web' } }] }] },
      })
    case 'Service':
      return addResource({
        ...place,
        name,
        template: { selector: { app: name }, ports: [{ name: 'http', port, targetPort: port }] },
      })
    case 'ServiceEntry':
      return addResource({
        ...place,
        template: {
          hosts: [host],
          location: 'MESH_EXTERNAL',
          ports: [portOf(port)],
          resolution: host.startsWith('*') ? 'NONE' : 'DNS',
        },
      })
    case 'DestinationRule':
      return addResource({ ...place, template: { host, subsets: [subsetOf(subset ?? 'v1')] } })
    case 'Subset':
      return insertItem(
        { resource: missing.rule ?? '', path: ['spec', 'subsets'] },
        Number.MAX_SAFE_INTEGER,
        subsetOf(subset ?? 'v1'),
      )
  }
}

function subsetOf(name: string) {
  return { name, labels: { version: name } }
}

function portOf(number: number) {
  return number === 443
    ? { number, name: 'https', protocol: 'HTTPS' }
    : { number, name: 'http', protocol: 'HTTP' }
}

/** A host as a name of Kubernetes': lower case, letters, digits and dashes. */
function resourceName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return name || 'external'
}
