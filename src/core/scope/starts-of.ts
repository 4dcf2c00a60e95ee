import { type Graph, type GraphNode, meshEntry, type NodeId } from '../graph/graph.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Place, ResourceId } from '../model/resource.ts'
import { boxesByResource } from './drawn-resources.ts'
import type { Station } from './follow-links.ts'
import type { Subject } from './subject.ts'

/** Where a subject stands in a drawing; none where it is not drawn. */
export function startsOf(model: Model, graph: Graph, subject: Subject): readonly Station[] {
  switch (subject.type) {
    case 'resource':
      return stations((boxesByResource(model, graph).get(subject.resource) ?? []).map(it => it.id))
    case 'row':
      return rowAt(graph, subject.place)
    case 'way':
      return subject.server ? rowAt(graph, subject.server) : boxes(graph, it => it.id === meshEntry)
    case 'host':
      return boxes(graph, it => it.type === 'host' && it.host === subject.host)
    case 'service':
      return boxes(
        graph,
        it =>
          it.type === 'destination' &&
          it.host === subject.host &&
          (subject.subset === undefined || it.subset === subject.subset),
      )
    case 'box':
      return boxes(graph, it => it.id === subject.node)
    case 'namespace':
      return [
        ...ofResources(model, graph, it => it.namespace === subject.namespace),
        ...boxes(
          graph,
          it => it.type === 'destination' && serviceOfHost(it.host)?.namespace === subject.namespace,
        ),
        ...boxes(graph, it => 'absent' in it && it.absent?.namespace === subject.namespace),
      ]
    case 'file':
      return ofResources(model, graph, it => it.file === subject.file)
  }
}

/** Whether the files still have what a subject names; a box is there while it is drawn. */
export function isThere(model: Model, graph: Graph, subject: Subject): boolean {
  switch (subject.type) {
    case 'resource':
      return model.resources.some(it => it.id === subject.resource)
    case 'namespace':
      return model.resources.some(it => it.namespace === subject.namespace)
    case 'file':
      return model.resources.some(it => it.file === subject.file)
    case 'way':
    case 'row':
    case 'host':
    case 'service':
    case 'box':
      return startsOf(model, graph, subject).length > 0
  }
}

function ofResources(
  model: Model,
  graph: Graph,
  isMeant: (resource: Model['resources'][number]) => boolean,
): readonly Station[] {
  const drawn = boxesByResource(model, graph)
  return stations(model.resources.flatMap(it => (isMeant(it) ? ownBoxes(drawn, it.id) : [])).map(it => it.id))
}

/** Without those where the resource is only a policy beside others: a policy of the mesh would bring everything. */
function ownBoxes(
  drawn: ReadonlyMap<ResourceId, readonly GraphNode[]>,
  id: ResourceId,
): readonly GraphNode[] {
  return (drawn.get(id) ?? []).filter(
    it => !(it.policies ?? []).some(mark => mark.policies.some(policy => policy.resource === id)),
  )
}

/** The row that is drawn for a server or a rule, or for a place in it. */
export function rowAt(graph: Graph, { resource, path }: Place): readonly Station[] {
  const key = path.slice(0, 3).join('/')
  for (const node of graph.nodes) {
    if (!('rows' in node) || node.resource !== resource) continue
    const row = node.rows.find(it => it.place.path.join('/') === key)
    return row ? [{ node: node.id, row: row.id }] : []
  }
  return []
}

function boxes(graph: Graph, isMeant: (node: GraphNode) => boolean): readonly Station[] {
  return graph.nodes.filter(isMeant).map(it => ({ node: it.id }))
}

function stations(nodes: readonly NodeId[]): readonly Station[] {
  return [...new Set(nodes)].map(node => ({ node }))
}
