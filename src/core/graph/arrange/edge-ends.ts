import type { GraphEdge, GraphNode, NodeId } from '../graph.ts'

/** The places of both ends of every edge in the list of nodes; -1 where there is no such node. Each id is looked up once. */
export interface EdgeEnds {
  readonly sources: Int32Array
  readonly targets: Int32Array
}

export function edgeEnds(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): EdgeEnds {
  const indices = new Map<NodeId, number>()
  for (const [i, it] of nodes.entries()) indices.set(it.id, i)
  const sources = new Int32Array(edges.length)
  const targets = new Int32Array(edges.length)
  edges.forEach((it, i) => {
    sources[i] = indices.get(it.source) ?? -1
    targets[i] = indices.get(it.target) ?? -1
  })
  return { sources, targets }
}
