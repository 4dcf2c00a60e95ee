import type { RankedGraph } from './layout.ts'
import { nodeGap } from './sizes.ts'

/** The top of every node: each column in its order without overlaps, as near to its neighbours' height as that allows. */
export function settleColumns(graph: RankedGraph, columns: readonly number[][]): Float64Array {
  const tops = new Float64Array(graph.nodes.length)
  for (const column of columns) stack(graph, column, tops)
  // The boxes with rules are the tallest column: the others are hung on it, then it once on them.
  for (const rank of [2, 1, 0, 4, 5, 3, 2, 1, 0, 4, 5]) settle(graph, columns[rank]!, tops, rank)
  const top = tops.reduce((least, it) => Math.min(least, it), Number.POSITIVE_INFINITY)
  return tops.map(it => Math.round(it - top))
}

function stack({ nodes }: RankedGraph, column: readonly number[], tops: Float64Array): void {
  let top = 0
  for (const it of column) {
    tops[it] = top
    top += nodes[it]!.height + nodeGap
  }
}

/** Which neighbours a column is hung on: those nearer to the boxes with rules, which themselves hang on both sides. */
function settle(graph: RankedGraph, column: readonly number[], tops: Float64Array, rank: number): void {
  if (column.length === 0) return
  const { sources, targets, sourceOffsets, targetOffsets } = graph
  const sums = new Map<number, { sum: number; count: number }>(column.map(it => [it, { sum: 0, count: 0 }]))
  for (let i = 0; i < sources.length; i++) {
    const wanted = tops[targets[i]!]! + targetOffsets[i]! - sourceOffsets[i]!
    if (rank <= 3) add(sums.get(sources[i]!), wanted)
    const from = tops[sources[i]!]! + sourceOffsets[i]! - targetOffsets[i]!
    if (rank >= 3) add(sums.get(targets[i]!), from)
  }
  placeInOrder(graph, column, tops, sums)
}

function add(entry: { sum: number; count: number } | undefined, value: number): void {
  if (!entry) return
  entry.sum += value
  entry.count++
}

interface Block {
  first: number
  sum: number
  weight: number
}

/** The tops nearest to the wanted ones that keep the order and the gaps: neighbours that would overlap move as one block. */
function placeInOrder(
  { nodes }: RankedGraph,
  column: readonly number[],
  tops: Float64Array,
  wanted: ReadonlyMap<number, { readonly sum: number; readonly count: number }>,
): void {
  const stacked = new Float64Array(column.length)
  const blocks: Block[] = []
  let height = 0
  column.forEach((node, i) => {
    stacked[i] = height
    height += nodes[node]!.height + nodeGap
    const { sum, count } = wanted.get(node)!
    // A node without neighbours follows the one above it.
    const last = blocks.at(-1)
    const weight = count === 0 ? 0.001 : 1
    const shift = count === 0 ? (last ? last.sum / last.weight : 0) : sum / count - stacked[i]!
    blocks.push({ first: i, sum: shift * weight, weight })
    mergeBlocks(blocks)
  })
  blocks.forEach(({ first, sum, weight }, b) => {
    const end = blocks[b + 1]?.first ?? column.length
    for (let i = first; i < end; i++) tops[column[i]!] = stacked[i]! + sum / weight
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
