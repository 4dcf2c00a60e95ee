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
    nodes: graph.nodes.map((node, i) => ({ ...node, x: lefts[ranked.ranks[i]!]!, y: tops[i]! })),
    edges: graph.edges,
  }
}

/** A graph by numbers: nodes by index, each in its column, and edges between indices with the heights they attach at. */
export interface RankedGraph {
  readonly nodes: readonly GraphNode[]
  readonly ranks: readonly number[]
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
  const offsets = nodes.map(rowOffsets)
  const sources = new Int32Array(edges.length)
  const targets = new Int32Array(edges.length)
  const sourceOffsets = new Float64Array(edges.length)
  const targetOffsets = new Float64Array(edges.length)
  edges.forEach((edge, i) => {
    const source = indices.get(edge.source)!
    const target = indices.get(edge.target)!
    sources[i] = source
    targets[i] = target
    sourceOffsets[i] = offsetOf(offsets[source], edge.sourceRow, nodes[source]!)
    targetOffsets[i] = offsetOf(offsets[target], edge.targetRow, nodes[target]!)
  })
  return {
    nodes,
    ranks: nodes.map(rankOf),
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

function columnLefts(nodes: readonly GraphNode[], ranks: readonly number[]): number[] {
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

function rowOffsets(node: GraphNode): ReadonlyMap<string, number> | undefined {
  return 'rows' in node ? rowCentres(node) : undefined
}

function offsetOf(
  offsets: ReadonlyMap<string, number> | undefined,
  row: string | undefined,
  node: GraphNode,
): number {
  return (row === undefined ? undefined : offsets?.get(row)) ?? node.height / 2
}
