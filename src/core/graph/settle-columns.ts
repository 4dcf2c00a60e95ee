import type { RankedGraph } from './ranked-graph.ts'
import { nodeGap } from './sizes.ts'

/** The top of every node: each column in its order without overlaps, as near to its neighbours' height as that allows. */
export function settleColumns(graph: RankedGraph, columns: readonly Int32Array[]): Float64Array {
  const tops = new Float64Array(graph.nodes.length)
  for (const column of columns) stack(graph, column, tops)
  const pull = { sum: new Float64Array(tops.length), count: new Int32Array(tops.length) }
  const leads = new Uint8Array(tops.length)
  for (const it of graph.sources) leads[it] = 1
  // The boxes with rules are the tallest column: the others are hung on it, then it once on them.
  for (const rank of [2, 1, 0, 4, 5, 3, 2, 1, 0, 4, 5, 2])
    settle(graph, columns[rank]!, rank, tops, pull, leads)
  let top = Number.POSITIVE_INFINITY
  for (const it of tops) top = Math.min(top, it)
  for (let i = 0; i < tops.length; i++) tops[i] = Math.round(tops[i]! - top)
  return tops
}

function stack({ nodes }: RankedGraph, column: Int32Array, tops: Float64Array): void {
  let top = 0
  for (const it of column) {
    tops[it] = top
    top += nodes[it]!.height + nodeGap
  }
}

/**
 * A column is hung on its neighbours nearer to the boxes with rules, which themselves hang on both sides; what leads
 * nowhere, like the redirect of a server, on what leads to it.
 */
function settle(
  graph: RankedGraph,
  column: Int32Array,
  rank: number,
  tops: Float64Array,
  pull: Pull,
  leads: Uint8Array,
): void {
  if (column.length === 0) return
  const { ranks, sources, targets, sourceOffsets, targetOffsets } = graph
  for (const it of column) {
    pull.sum[it] = 0
    pull.count[it] = 0
  }
  for (let i = 0; i < sources.length; i++) {
    const source = sources[i]!
    const target = targets[i]!
    if (rank <= 3 && ranks[source] === rank) {
      pull.sum[source]! += tops[target]! + targetOffsets[i]! - sourceOffsets[i]!
      pull.count[source]!++
    }
    if (ranks[target] === rank && (rank >= 3 || !leads[target])) {
      pull.sum[target]! += tops[source]! + sourceOffsets[i]! - targetOffsets[i]!
      pull.count[target]!++
    }
  }
  placeInOrder(graph.nodes, column, tops, pull)
}

/** Where the edges of a column's nodes would like them: the sum of tops, and of how many. */
export interface Pull {
  readonly sum: Float64Array
  readonly count: Int32Array
}

interface Block {
  readonly first: number
  sum: number
  weight: number
}

/**
 * Gives the nodes of a column the tops nearest to the wanted ones that keep their order and the gaps between them: neighbours
 * that would overlap move as one block.
 */
export function placeInOrder(
  nodes: readonly { readonly height: number }[],
  column: ArrayLike<number>,
  tops: Float64Array,
  { sum, count }: Pull,
): void {
  const stacked = new Float64Array(column.length)
  const blocks: Block[] = []
  let height = 0
  for (let i = 0; i < column.length; i++) {
    const node = column[i]!
    stacked[i] = height
    height += nodes[node]!.height + nodeGap
    // A node without neighbours follows the one above it.
    const last = blocks.at(-1)
    const weight = count[node] === 0 ? 0.001 : 1
    const shift = count[node] ? sum[node]! / count[node]! - stacked[i]! : last ? last.sum / last.weight : 0
    blocks.push({ first: i, sum: shift * weight, weight })
    mergeBlocks(blocks)
  }
  blocks.forEach(({ first, sum: shifts, weight }, b) => {
    const end = blocks[b + 1]?.first ?? column.length
    for (let i = first; i < end; i++) tops[column[i]!] = stacked[i]! + shifts / weight
  })
}

function mergeBlocks(blocks: Block[]): void {
  while (blocks.length > 1) {
    const last = blocks.at(-1)!
    const before = blocks.at(-2)!
    if (before.sum / before.weight <= last.sum / last.weight) return
    blocks.length--
    before.sum += last.sum
    before.weight += last.weight
  }
}
