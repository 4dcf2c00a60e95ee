import type { GraphEdge, GraphNode, NodeId } from './graph.ts'

/** Collects the parts of a drawing; what has an id already is added once. Nodes have no place yet: they are all at the origin. */
export interface GraphBuilder {
  addNode(node: GraphNode): void
  addEdge(edge: GraphEdge): void
  nodes(): Iterable<GraphNode>
  build(): { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] }
}

export function createGraphBuilder(): GraphBuilder {
  const nodes = new Map<NodeId, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  return {
    addNode(node) {
      if (!nodes.has(node.id)) nodes.set(node.id, node)
    },
    addEdge(edge) {
      if (!edges.has(edge.id)) edges.set(edge.id, edge)
    },
    nodes: () => nodes.values(),
    build() {
      const known = [...edges.values()].filter(it => nodes.has(it.source) && nodes.has(it.target))
      return { nodes: [...nodes.values()], edges: known }
    },
  }
}

/** Where every node lies before the layout gives it a place. */
export const origin = { x: 0, y: 0 } as const

/** A part of a drawing that depends on one resource alone. */
export interface GraphPart {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** Adds a part as a whole. */
export function addPart(builder: GraphBuilder, { nodes, edges }: GraphPart): void {
  for (const it of nodes) builder.addNode(it)
  for (const it of edges) builder.addEdge(it)
}

/**
 * Keeps objects by their id, so that a drawing of the same thing is the same object as in the drawing before. `T` must
 * depend on the id and the anchor alone; the anchor is what it is drawn of, and it is forgotten with it.
 */
export function memoByAnchor<T>(): (anchor: object, id: string, make: () => T) => T {
  const kept = new WeakMap<object, Map<string, T>>()
  return (anchor, id, make) => {
    let byId = kept.get(anchor)
    if (!byId) {
      byId = new Map()
      kept.set(anchor, byId)
    }
    const found = byId.get(id)
    if (found !== undefined) return found
    const made = make()
    byId.set(id, made)
    return made
  }
}
