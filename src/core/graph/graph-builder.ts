import type { Graph, GraphEdge, GraphNode, NodeId } from './graph.ts'

/** Collects the parts of a drawing. Nodes have no place yet: they are all at the origin. */
export interface GraphBuilder {
  /** A node that is there already stays as it is: the same id stands for the same thing. */
  addNode(node: GraphNode): void
  addEdge(edge: GraphEdge): void
  /** Adds a part as a whole. */
  addPart(part: GraphPart): void
  /** Adds parts that are a list elsewhere: what of it is as before is not looked at. */
  addParts(parts: readonly GraphPart[]): void
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
  const addNode = (node: GraphNode) => {
    if (indices.has(node.id)) return
    indices.set(node.id, nodes.length)
    nodes.push(node)
  }
  const addPart = (part: GraphPart) => {
    for (const it of part.nodes) addNode(it)
    for (const it of part.edges) edges.push(it)
  }
  return {
    addNode,
    addEdge(edge) {
      edges.push(edge)
    },
    addPart,
    addParts(parts) {
      for (const it of parts) addPart(it)
    },
    nodes: () => nodes,
    build: () => ({ nodes, edges, indices }),
  }
}

/** Where every node lies before the layout gives it a place. */
export const origin = { x: 0, y: 0 } as const

/** A part of a drawing: some nodes, and edges between these and others. */
export type GraphPart = Graph
