import type { Column, Graph, GraphNode } from './graph.ts'
import type { DraftGraph } from './graph-builder.ts'
import { orderColumns } from './order-columns.ts'
import { settleColumns } from './settle-columns.ts'
import { gapAfter, rowCentres } from './sizes.ts'

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

function placeNode(node: GraphNode, x: number, y: number): GraphNode {
  const before = placed.get(node)
  if (before?.x === x && before.y === y) return before
  const now = { ...node, x, y }
  placed.set(node, now)
  return now
}

/** A graph by numbers: nodes by index, each in its column, and edges between indices with the heights they attach at. */
export interface RankedGraph {
  readonly nodes: readonly GraphNode[]
  readonly ranks: Uint8Array
  readonly rankCount: number
  /** Parallel lists, one entry an edge. */
  readonly sources: Int32Array
  readonly targets: Int32Array
  /** How far below its node's top an edge begins and ends. */
  readonly sourceOffsets: Float64Array
  readonly targetOffsets: Float64Array
}

function rankGraph({ nodes, edges, indices }: DraftGraph): RankedGraph {
  const sources = new Int32Array(edges.length)
  const targets = new Int32Array(edges.length)
  const sourceOffsets = new Float64Array(edges.length)
  const targetOffsets = new Float64Array(edges.length)
  edges.forEach((edge, i) => {
    const source = indices.get(edge.source)!
    const target = indices.get(edge.target)!
    sources[i] = source
    targets[i] = target
    sourceOffsets[i] = offsetOf(nodes[source]!, edge.sourceRow)
    targetOffsets[i] = offsetOf(nodes[target]!, edge.targetRow)
  })
  return {
    nodes,
    ranks: Uint8Array.from(nodes, rankOf),
    rankCount: columnOfRank.length,
    sources,
    targets,
    sourceOffsets,
    targetOffsets,
  }
}

/**
 * Columns from left to right. The mesh stands among the gateways, so that its edges pass none of them; delegates stand between
 * the VirtualServices that lead to them and the destinations.
 */
function rankOf(node: GraphNode): number {
  switch (node.column) {
    case 'entry':
      return isMesh(node) ? 1 : 0
    case 'gateway':
      return 1
    case 'host':
      return 2
    case 'virtualService':
      return node.type === 'virtualService' && node.delegate ? 4 : 3
    case 'destination':
      return 5
  }
}

function isMesh(node: GraphNode): boolean {
  return node.type === 'entry' && node.entry === 'mesh'
}

/** Where a column lies, from left to right. */
interface Stretch {
  readonly left: number
  readonly width: number
}

const columnOfRank: readonly Column[] = [
  'entry',
  'gateway',
  'host',
  'virtualService',
  'virtualService',
  'destination',
]

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

function offsetOf(node: GraphNode, row: string | undefined): number {
  if (row === undefined || !('rows' in node)) return node.height / 2
  let centres = keptCentres.get(node)
  if (!centres) {
    centres = rowCentres(node)
    keptCentres.set(node, centres)
  }
  return centres.get(row) ?? node.height / 2
}

const keptCentres = new WeakMap<GraphNode, ReadonlyMap<string, number>>()
