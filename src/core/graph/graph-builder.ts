import type { Graph, GraphEdge, GraphNode, NodeId } from './graph.ts'

/** Collects the parts of a drawing. Nodes have no place yet: they are all at the origin. */
export interface GraphBuilder {
  /** A node that is there already stays as it is: the same id stands for the same thing. */
  addNode(node: GraphNode): void
  addEdge(edge: GraphEdge): void
  nodes(): readonly GraphNode[]
  build(): DraftGraph
}

/** A drawing without places. */
export interface DraftGraph extends Graph {
  /** Of each node, by its id. */
  readonly indices: ReadonlyMap<NodeId, number>
}

export function createGraphBuilder(): GraphBuilder {
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  const indices = new Map<NodeId, number>()
  return {
    addNode(node) {
      if (indices.has(node.id)) return
      indices.set(node.id, nodes.length)
      nodes.push(node)
    },
    addEdge(edge) {
      edges.push(edge)
    },
    nodes: () => nodes,
    build: () => ({ nodes, edges, indices }),
  }
}

/** Where every node lies before the layout gives it a place. */
export const origin = { x: 0, y: 0 } as const

/** A part of a drawing: some nodes, and edges between these and others. */
export type GraphPart = Graph

/** Adds a part as a whole. */
export function addPart(builder: GraphBuilder, { nodes, edges }: GraphPart): void {
  for (const it of nodes) builder.addNode(it)
  for (const it of edges) builder.addEdge(it)
}
