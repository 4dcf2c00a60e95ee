import type { DestinationNode, Graph, GraphNode, NodeId } from '../graph/graph.ts'
import { isSubsetDefined } from '../model/destination-rules.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Missing } from '../operations/create-missing.ts'
import { quick } from './question.ts'

export interface MissingAsk {
  readonly node: NodeId
}

export interface MissingAnswer extends Missing {
  /** What to add to the settings' `declared` where it exists elsewhere; nothing where only the files can tell. */
  readonly declares: readonly string[]
}

/** The object that a ghost of the drawing stands for; undefined for any other node. */
export const missing = quick(
  ['model', 'graph'],
  ({ model, graph }, ask: MissingAsk): MissingAnswer | undefined => {
    const node = graph.nodes.find(it => it.id === ask.node)
    return node?.ghost ? missingAt(model, graph, node) : undefined
  },
)

function missingAt(model: Model, graph: Graph, node: GraphNode): MissingAnswer | undefined {
  if (node.type === 'gateway' || node.type === 'virtualService') {
    if (!node.absent) return undefined
    const { namespace, name, kind: other } = node.absent
    const kind = other ?? (node.type === 'gateway' ? 'Gateway' : 'VirtualService')
    return { kind, namespace, name, declares: [`${kind}/${namespace}/${name}`] }
  }
  if (node.type !== 'destination') return undefined
  const from = referrers(model, graph, node)
  const service = serviceOfHost(node.host, model.settings.domain)
  const at = {
    host: node.host,
    ...(node.port && { port: Number(node.port) }),
    ...(node.subset && { subset: node.subset }),
    subsets: missingSubsets(model, graph, node, from[0] ?? service?.namespace ?? ''),
  }
  const rule = model.ofKind('DestinationRule').find(it => it.id === node.destinationRule)
  if (node.missing === 'subset' && rule) {
    const { id, namespace, name } = rule
    return { kind: 'Subset', namespace, name, ...at, rule: id, declares: [] }
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

/** All subsets of a node's host that are not there: what makes one makes the others. */
function missingSubsets(model: Model, graph: Graph, node: DestinationNode, from: string): string[] {
  const names = graph.nodes.flatMap(it =>
    it.type === 'destination' && it.host === node.host && it.missing !== undefined ? (it.subset ?? []) : [],
  )
  return [...new Set(names)].filter(it => !isSubsetDefined(model, node.host, it, from))
}

/** The namespaces that refer to a node: an object that no name places, such as a ServiceEntry, is looked for from there. */
function referrers(model: Model, graph: Graph, node: GraphNode): string[] {
  const ids = new Set(graph.edges.filter(it => it.target === node.id).map(it => it.place?.resource))
  const byId = new Map(model.resources.map(it => [it.id, it.namespace]))
  return [...new Set([...ids].flatMap(it => byId.get(it ?? '') ?? []))]
}
