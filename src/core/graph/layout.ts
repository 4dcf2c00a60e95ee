import { differences } from '../data/differences.ts'
import { memoByObject } from '../data/memo-by-object.ts'
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
  return withPlaces(layoutAgain(undefined, graph).laidOut)
}

/** A drawing with its places, kept for the next one. */
export interface Layout {
  readonly draft: DraftGraph
  readonly height: Height
  /** Undefined where the drawing is arranged by the order of its boxes, which have no places then. */
  readonly columns: Columns | undefined
  readonly laidOut: Graph
}

interface Columns {
  readonly ranked: RankedGraph
  readonly ranks: Uint8Array
  readonly tops: Float64Array
  readonly stretches: readonly Stretch[]
}

/**
 * The same as `layoutGraph`; places are taken from the layout before when the new drawing has its shape. A drawing that is higher than any
 * screen gets none, since one box that comes or goes would move thousands: whoever shows it in its columns asks `withPlaces`.
 */
export function layoutAgain(before: Layout | undefined, draft: DraftGraph): Layout {
  const { nodes, edges } = draft
  const height = heightAgain(before?.height, nodes)
  if (isBeyondScreens(height)) {
    const old = before?.columns ? undefined : before?.laidOut
    const laidOut = old?.nodes === nodes && old.edges === edges ? old : { nodes, edges }
    return { draft, height, columns: undefined, laidOut }
  }
  if (before?.columns && hasSameShape(before.draft, before.columns.ranked, draft))
    return { ...before, draft, height, laidOut: placeAgain(before, before.columns, draft) }
  const ranks = Uint8Array.from(nodes, rankOf)
  const ranked = rankGraph(draft)
  const tops = settleColumns(ranked, orderColumns(ranked))
  const columns = { ranked, ranks, tops, stretches: stretchColumns(nodes, ranks) }
  return { draft, height, columns, laidOut: placeAll(draft, columns) }
}

/** A drawing with the places that it has; where it is higher than any screen, with its columns stacked in their order, without a look at its edges. */
export function withPlaces(graph: Graph): Graph {
  return isBeyondScreens(heightAgain(undefined, graph.nodes)) ? stackColumns(graph) : graph
}

const stackColumns = memoByObject((graph: Graph): Graph => {
  const ranks = Uint8Array.from(graph.nodes, rankOf)
  const stretches = stretchColumns(graph.nodes, ranks)
  return placeAll(graph, { ranks, tops: stack(graph.nodes, ranks), stretches })
})

/** How high the VirtualServices of a drawing are together. */
interface Height {
  readonly nodes: readonly GraphNode[]
  readonly sum: number
}

function heightAgain(before: Height | undefined, nodes: readonly GraphNode[]): Height {
  if (!before) return { nodes, sum: heightIn(nodes, 0, nodes.length) }
  let { sum } = before
  for (const { from, to, nowFrom, nowTo } of differences(before.nodes, nodes))
    sum += heightIn(nodes, nowFrom, nowTo) - heightIn(before.nodes, from, to)
  return { nodes, sum }
}

function heightIn(nodes: readonly GraphNode[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) {
    const it = nodes[i]!
    if (it.type === 'virtualService') sum += it.height + nodeGap
  }
  return sum
}

/**
 * Whether a drawing is higher than any screen, so that it is never seen in its columns: it is arranged in frames, by the order
 * of its boxes.
 */
function isBeyondScreens({ sum }: Height): boolean {
  // Delegates stand in a column of their own.
  return sum / 2 > highestScreen * 1.5
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

function placeAll({ nodes, edges }: Graph, { ranks, tops, stretches }: Omit<Columns, 'ranked'>): Graph {
  return {
    nodes: nodes.map((node, i) => placeNode(node, leftOf(node, stretches[ranks[i]!]!), tops[i]!)),
    edges,
  }
}

/** Nodes that are drawn as before stand where they stood. */
function placeAgain(
  { draft, laidOut }: Layout,
  { ranks, tops, stretches }: Columns,
  { nodes, edges }: DraftGraph,
): Graph {
  if (nodes === draft.nodes) return { nodes: laidOut.nodes, edges }
  const placed = laidOut.nodes.slice()
  nodes.forEach((node, i) => {
    if (node === draft.nodes[i]) return
    placed[i] = placeNode(node, leftOf(node, stretches[ranks[i]!]!), tops[i]!)
  })
  return { nodes: placed, edges }
}

/** The mesh stands at the right side of its column, where its edges begin beside those of the gateways. */
function leftOf(node: GraphNode, { left, width }: Stretch): number {
  return isMesh(node) ? left + width - node.width : left
}

/** Whether the drawing has nodes of the same sizes in the same columns, and edges between the same of them. */
function hasSameShape(old: DraftGraph, ranked: RankedGraph, now: DraftGraph): boolean {
  const { nodes, edges } = now
  if (old.nodes.length !== nodes.length || old.edges.length !== edges.length) return false
  if (old.nodes === nodes && old.edges === edges) return true
  const sameNodes = nodes.every((node, i) => {
    const before = old.nodes[i]!
    if (before === node) return true
    // One that only changed its name leaves no edge behind; one that changed places does.
    if (before.id !== node.id && now.indices.has(before.id)) return false
    return before.height === node.height && before.width === node.width && rankOf(before) === rankOf(node)
  })
  if (!sameNodes) return false
  return edges.every((edge, i) => {
    if (edge === old.edges[i]) return true
    const source = now.indices.get(edge.source)!
    const target = now.indices.get(edge.target)!
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
