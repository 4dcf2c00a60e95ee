import type { GraphEdge, GraphNode, NodeId, VirtualServiceNode } from '../graph.ts'
import { createGraphBuilder } from '../graph-builder.ts'
import { layoutGraph } from '../layout.ts'
import { nodeGap, shareWidth, withHeaderHeight, withPlainHeight } from '../sizes.ts'
import type { Extent } from './shelves.ts'
import { stubOf } from './stub.ts'

/** An unfolded VirtualService with what its rules lead to beside it; places are from its top left. */
export interface Unit extends Extent {
  readonly nodes: readonly GraphNode[]
  /** By box that a rule leads to, the one of this unit that its edges end at. */
  readonly ends: ReadonlyMap<NodeId, NodeId>
}

/**
 * Lays out a VirtualService with the destinations that are at home here, and stubs for those that are drawn elsewhere; never
 * wider than the room. The delegates below it are left out: they stand there.
 */
export function unitOf(
  node: VirtualServiceNode,
  edges: readonly GraphEdge[],
  nodes: ReadonlyMap<NodeId, GraphNode>,
  isHome: (destination: NodeId) => boolean,
  below: ReadonlySet<NodeId>,
  room: number,
): Unit {
  const builder = createGraphBuilder()
  const ends = new Map<NodeId, NodeId>()
  builder.addNode({ ...node, delegate: false })
  for (const edge of edges) {
    const target = nodes.get(edge.target)
    if (!target || target.id === node.id || below.has(target.id)) continue
    const end = isHome(target.id) ? target : stubOf(target, `stub/${node.id}/${target.id}`)
    ends.set(target.id, end.id)
    builder.addNode(end)
    builder.addEdge({ ...edge, target: end.id })
  }
  const laidOut = narrowed(
    layoutGraph(builder.build()).nodes.map(it => (it.id === node.id ? { ...node, x: it.x, y: it.y } : it)),
    node.id,
    room,
  )
  return {
    nodes: laidOut,
    ends,
    width: laidOut.reduce((most, it) => Math.max(most, it.x + it.width), 0),
    height: laidOut.reduce((most, it) => Math.max(most, it.y + it.height), 0),
  }
}

/** On a phone both columns, and the room between them, are narrower: as much as the shares of a rule take. */
function narrowed(nodes: readonly GraphNode[], id: NodeId, room: number): readonly GraphNode[] {
  const width = nodes.reduce((most, it) => Math.max(most, it.x + it.width), 0)
  if (width <= room) return nodes
  if (nodes.length === 1) return nodes.map(it => ({ ...it, width: room }))
  const left = Math.floor((room - narrowGap) * 0.58)
  const right = { x: left + narrowGap, width: Math.floor(room - left - narrowGap) }
  let top = Number.NEGATIVE_INFINITY
  const ends = nodes
    .filter(it => it.id !== id)
    .toSorted((a, b) => a.y - b.y)
    .map(it => {
      // Their words take more lines there, and what stands below makes room.
      const narrow = { ...it, ...right }
      const sized = it.type === 'destination' || it.type === 'terminal' ? withPlainHeight(narrow) : narrow
      const placed = { ...sized, y: Math.max(sized.y, top) }
      top = placed.y + placed.height + nodeGap
      return placed
    })
  const byId = new Map(ends.map(it => [it.id, it]))
  return nodes.map(it => {
    const narrow = byId.get(it.id) ?? { ...it, width: left }
    return narrow.type === 'virtualService' ? withHeaderHeight(narrow) : narrow
  })
}

const narrowGap = shareWidth + 10
