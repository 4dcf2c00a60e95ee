import type { Graph, GraphNode } from './graph.ts'
import type { DraftGraph } from './graph-builder.ts'
import { orderColumns } from './order-columns.ts'
import { columnOfRank, isMesh, offsetOf, type RankedGraph, rankGraph, rankOf } from './ranked-graph.ts'
import { settleColumns } from './settle-columns.ts'
import { gapAfter, nodeGap } from './sizes.ts'

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
  /** Undefined where the columns are stacked, and edges have no say. */
  readonly ranked: RankedGraph | undefined
  readonly ranks: Uint8Array
  readonly tops: Float64Array
  readonly columns: readonly Stretch[]
  readonly laidOut: Graph
}

/** The same as `layoutGraph`; places are taken from the layout before when the new drawing has its shape. */
export function layoutAgain(before: Layout | undefined, draft: DraftGraph): Layout {
  if (before && hasSameShape(before, draft)) {
    return { ...before, draft, laidOut: placeAgain(before, draft) }
  }
  const ranks = Uint8Array.from(draft.nodes, rankOf)
  const columns = stretchColumns(draft.nodes, ranks)
  if (isBeyondScreens(draft.nodes)) {
    const places = { ranks, tops: stack(draft.nodes, ranks), columns }
    return { draft, ranked: undefined, ...places, laidOut: placeAll(draft, places) }
  }
  const ranked = rankGraph(draft)
  const places = { ranks, tops: settleColumns(ranked, orderColumns(ranked)), columns }
  return { draft, ranked, ...places, laidOut: placeAll(draft, places) }
}

/**
 * Whether a drawing is higher than any screen, so that it is never seen in its columns: it is arranged in frames, by the order
 * of its boxes. Its columns are stacked as they come, without a look at its edges.
 */
function isBeyondScreens(nodes: readonly GraphNode[]): boolean {
  let height = 0
  for (const it of nodes) if (it.type === 'virtualService') height += it.height + nodeGap
  // Delegates stand in a column of their own.
  return height / 2 > highestScreen * 1.5
}

/** Pixels of a screen of 8K on its side. */
const highestScreen = 7680

function stack(nodes: readonly GraphNode[], ranks: Uint8Array): Float64Array {
  const bottoms = columnOfRank.map(() => 0)
  return Float64Array.from(nodes, ({ height }, i) => {
    const top = bottoms[ranks[i]!]!
    bottoms[ranks[i]!] = top + height + nodeGap
    return top
  })
}

function placeAll(
  { nodes, edges }: DraftGraph,
  { ranks, tops, columns }: Pick<Layout, 'ranks' | 'tops' | 'columns'>,
): Graph {
  return {
    nodes: nodes.map((node, i) => placeNode(node, leftOf(node, columns[ranks[i]!]!), tops[i]!)),
    edges,
  }
}

/** Nodes that are drawn as before stand where they stood. */
function placeAgain(before: Layout, { nodes, edges }: DraftGraph): Graph {
  if (nodes === before.draft.nodes) return { nodes: before.laidOut.nodes, edges }
  const placed = before.laidOut.nodes.slice()
  nodes.forEach((node, i) => {
    if (node === before.draft.nodes[i]) return
    placed[i] = placeNode(node, leftOf(node, before.columns[before.ranks[i]!]!), before.tops[i]!)
  })
  return { nodes: placed, edges }
}

/** The mesh stands at the right side of its column, where its edges begin beside those of the gateways. */
function leftOf(node: GraphNode, { left, width }: Stretch): number {
  return isMesh(node) ? left + width - node.width : left
}

/** Whether the drawing has nodes of the same sizes in the same columns, and edges between the same of them. */
function hasSameShape({ draft: old, ranked }: Layout, { nodes, edges, indices }: DraftGraph): boolean {
  if (old.nodes.length !== nodes.length) return false
  if (old.nodes === nodes && old.edges === edges) return true
  if (ranked && old.edges.length !== edges.length) return false
  const sameNodes = nodes.every((node, i) => {
    const before = old.nodes[i]!
    if (before === node) return true
    // One that only changed its name leaves no edge behind; one that changed places does.
    if (before.id !== node.id && indices.has(before.id)) return false
    return before.height === node.height && before.width === node.width && rankOf(before) === rankOf(node)
  })
  if (!sameNodes || !ranked) return sameNodes
  return edges.every((edge, i) => {
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
