import { memoByObject } from '../data/memo-by-object.ts'
import type { Graph, GraphEdge, GraphNode, NodeId } from '../graph/graph.ts'

/** A drawing looked up by its boxes. */
export interface DrawnLinks {
  readonly nodes: ReadonlyMap<NodeId, GraphNode>
  from(node: NodeId): readonly GraphEdge[]
  into(node: NodeId): readonly GraphEdge[]
}

/** Kept for as long as the drawing lives. */
export const drawnLinks = memoByObject((graph: Graph): DrawnLinks => {
  const leaving = new Map<NodeId, GraphEdge[]>()
  const arriving = new Map<NodeId, GraphEdge[]>()
  for (const edge of graph.edges) {
    push(leaving, edge.source, edge)
    push(arriving, edge.target, edge)
  }
  return {
    nodes: new Map(graph.nodes.map(it => [it.id, it])),
    from: node => leaving.get(node) ?? none,
    into: node => arriving.get(node) ?? none,
  }
})

const none: readonly GraphEdge[] = []

function push(map: Map<NodeId, GraphEdge[]>, key: NodeId, edge: GraphEdge): void {
  const list = map.get(key)
  if (list) list.push(edge)
  else map.set(key, [edge])
}
