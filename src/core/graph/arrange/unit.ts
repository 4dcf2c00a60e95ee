import type { GraphEdge, GraphNode, NodeId, StubNode, VirtualServiceNode } from '../graph.ts'
import { createGraphBuilder, origin } from '../graph-builder.ts'
import { layoutGraph } from '../layout.ts'
import { columnWidth, stubHeight } from '../sizes.ts'
import type { Extent } from './shelves.ts'

/** An unfolded VirtualService with what its rules lead to beside it; places are from its top left. */
export interface Unit extends Extent {
  readonly nodes: readonly GraphNode[]
  /** By box that a rule leads to, the one of this unit that its edges end at. */
  readonly ends: ReadonlyMap<NodeId, NodeId>
}

/** Lays out a VirtualService with the destinations that are at home here, and stubs for those that are drawn elsewhere. */
export function unitOf(
  node: VirtualServiceNode,
  edges: readonly GraphEdge[],
  nodes: ReadonlyMap<NodeId, GraphNode>,
  isHome: (destination: NodeId) => boolean,
): Unit {
  const builder = createGraphBuilder()
  const ends = new Map<NodeId, NodeId>()
  builder.addNode({ ...node, delegate: false })
  for (const edge of edges) {
    const target = nodes.get(edge.target)
    if (!target || target.id === node.id) continue
    const end = isHome(target.id) ? target : stubOf(target, node.id)
    ends.set(target.id, end.id)
    builder.addNode(end)
    builder.addEdge({ ...edge, target: end.id })
  }
  const laidOut = layoutGraph(builder.build()).nodes.map(it =>
    it.id === node.id ? { ...node, x: it.x, y: it.y } : it,
  )
  return {
    nodes: laidOut,
    ends,
    width: laidOut.reduce((most, it) => Math.max(most, it.x + it.width), 0),
    height: laidOut.reduce((most, it) => Math.max(most, it.y + it.height), 0),
  }
}

function stubOf(target: GraphNode, unit: NodeId): StubNode {
  const subset = target.type === 'destination' ? target.subset : undefined
  return {
    ...origin,
    id: `stub/${unit}/${target.id}`,
    type: 'stub',
    column: 'destination',
    width: columnWidth.destination,
    height: stubHeight,
    title: target.title,
    ...(target.place && { place: target.place }),
    ...(target.ghost && { ghost: true }),
    ...(subset !== undefined && { subset }),
    of: target.id,
  }
}
