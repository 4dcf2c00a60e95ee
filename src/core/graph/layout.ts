import type { Graph, GraphNode } from './graph.ts'
import { orderColumns } from './order-columns.ts'
import { settleColumns } from './settle-columns.ts'
import { columnGap, rowCentres } from './sizes.ts'

/**
 * Gives every node its place, in pixels from the top left of the drawing. Columns are known; within one the order is
 * that of the files, drawn together by a few barycentre sweeps, so the same graph is always laid out the same way
 * and an edit moves what is near it. Nodes never overlap.
 */
export function layoutGraph(graph: Graph): Graph {
  if (graph.nodes.length === 0) return graph
  const ranked = rankGraph(graph)
  const columns = orderColumns(ranked)
  const tops = settleColumns(ranked, columns)
  const lefts = columnLefts(graph.nodes, ranked.ranks)
  return {
    nodes: graph.nodes.map((node, i) => placeNode(node, lefts[ranked.ranks[i]!]!, tops[i]!)),
    edges: graph.edges,
  }
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

function rankGraph({ nodes, edges }: Graph): RankedGraph {
  const indices = new Map(nodes.map((it, i) => [it.id, i]))
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
    rankCount: 6,
    sources,
    targets,
    sourceOffsets,
    targetOffsets,
  }
}

/** Columns from left to right; delegates stand between the VirtualServices that lead to them and the destinations. */
function rankOf(node: GraphNode): number {
  switch (node.column) {
    case 'entry':
      return 0
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

function columnLefts(nodes: readonly GraphNode[], ranks: Uint8Array): number[] {
  const widths = [0, 0, 0, 0, 0, 0]
  nodes.forEach((node, i) => {
    widths[ranks[i]!] = Math.max(widths[ranks[i]!]!, node.width)
  })
  let left = 0
  return widths.map(width => {
    const at = left
    if (width > 0) left += width + columnGap
    return at
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
