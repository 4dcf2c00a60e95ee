import { type Pull, placeInOrder } from './place-in-order.ts'
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
