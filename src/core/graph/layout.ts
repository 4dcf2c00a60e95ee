import type { Graph, GraphNode } from './graph.ts'
import type { DraftGraph } from './graph-builder.ts'
import { orderColumns } from './order-columns.ts'
import { columnOfRank, isMesh, offsetOf, type RankedGraph, rankGraph, rankOf } from './ranked-graph.ts'
import { settleColumns } from './settle-columns.ts'
import { gapAfter } from './sizes.ts'

/**
 * Gives every node its place, in pixels from the top left of the drawing. Columns are known; within one the order is
 * that of the files, drawn together by a few barycentre sweeps, so the same graph is always laid out the same way
 * and an edit moves what is near it. Nodes never overlap.
 */
export function layoutGraph(graph: DraftGraph): Graph {
  return layoutAgain(undefined, graph).laidOut
}

/** A drawing with its places, kept for the next one. */
export interface Layout {
  readonly draft: DraftGraph
  readonly ranked: RankedGraph
  readonly tops: Float64Array
  readonly columns: readonly Stretch[]
  readonly laidOut: Graph
}

/** The same as `layoutGraph`; places are taken from the layout before when the new drawing has its shape. */
export function layoutAgain(before: Layout | undefined, draft: DraftGraph): Layout {
  if (before && hasSameShape(before, draft)) {
    const { ranked, tops, columns } = before
    return { ...before, draft, laidOut: placeAll(draft, ranked, tops, columns) }
  }
  const ranked = rankGraph(draft)
  const tops = settleColumns(ranked, orderColumns(ranked))
  const columns = stretchColumns(draft.nodes, ranked.ranks)
  return { draft, ranked, tops, columns, laidOut: placeAll(draft, ranked, tops, columns) }
}

function placeAll(
  { nodes, edges }: DraftGraph,
  { ranks }: RankedGraph,
  tops: Float64Array,
  columns: readonly Stretch[],
): Graph {
  return {
    nodes: nodes.map((node, i) => placeNode(node, leftOf(node, columns[ranks[i]!]!), tops[i]!)),
    edges,
  }
}

/** The mesh stands at the right side of its column, where its edges begin beside those of the gateways. */
function leftOf(node: GraphNode, { left, width }: Stretch): number {
  return isMesh(node) ? left + width - node.width : left
}

/** Whether the drawing has nodes of the same sizes in the same columns, and edges between the same of them. */
function hasSameShape({ draft: old, ranked }: Layout, { nodes, edges, indices }: DraftGraph): boolean {
  if (old.nodes.length !== nodes.length || old.edges.length !== edges.length) return false
  const sameNodes = nodes.every((node, i) => {
    const before = old.nodes[i]!
    if (before === node) return true
    // One that only changed its name leaves no edge behind; one that changed places does.
    if (before.id !== node.id && indices.has(before.id)) return false
    return before.height === node.height && before.width === node.width && rankOf(before) === rankOf(node)
  })
  return (
    sameNodes &&
    edges.every((edge, i) => {
      if (edge === old.edges[i]) return true
      const source = indices.get(edge.source)!
      const target = indices.get(edge.target)!
      return (
        ranked.sources[i] === source &&
        ranked.targets[i] === target &&
        ranked.sourceOffsets[i] === offsetOf(nodes[source]!, edge.sourceRow) &&
        ranked.targetOffsets[i] === offsetOf(nodes[target]!, edge.targetRow)
      )
    })
  )
}

// A node that is drawn as before and stays where it was is the same object as before.
const placed = new WeakMap<GraphNode, GraphNode>()

/** The node at a place. */
export function placeNode(node: GraphNode, x: number, y: number): GraphNode {
  const before = placed.get(node)
  if (before?.x === x && before.y === y) return before
  const now = { ...node, x, y }
  placed.set(node, now)
  return now
}

/** Where a column lies, from left to right. */
interface Stretch {
  readonly left: number
  readonly width: number
}

function stretchColumns(nodes: readonly GraphNode[], ranks: Uint8Array): Stretch[] {
  const widths = columnOfRank.map(() => 0)
  nodes.forEach((node, i) => {
    widths[ranks[i]!] = Math.max(widths[ranks[i]!]!, node.width)
  })
  let left = 0
  return widths.map((width, rank) => {
    const column = { left, width }
    if (width > 0) left += width + gapAfter[columnOfRank[rank]!]
    return column
  })
}
