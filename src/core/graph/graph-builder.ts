import type { GraphEdge, GraphNode, NodeId } from './graph.ts'

/** A node before it has a place and a badge. */
export type NodeDraft = GraphNode extends infer N ? (N extends GraphNode ? Omit<N, 'x' | 'y'> : never) : never

/** Collects the parts of a drawing; what has an id already is added once. */
export interface GraphBuilder {
  addNode(draft: NodeDraft): void
  hasNode(id: NodeId): boolean
  addEdge(edge: GraphEdge): void
  /** Every node is still at the origin. */
  build(): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] }
}

export function createGraphBuilder(): GraphBuilder {
  const nodes = new Map<NodeId, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  return {
    addNode(draft) {
      if (!nodes.has(draft.id)) nodes.set(draft.id, { ...draft, x: 0, y: 0 })
    },
    hasNode: id => nodes.has(id),
    addEdge(edge) {
      if (!edges.has(edge.id)) edges.set(edge.id, edge)
    },
    build() {
      const known = [...edges.values()].filter(it => nodes.has(it.source) && nodes.has(it.target))
      return { nodes: [...nodes.values()], edges: known }
    },
  }
}
