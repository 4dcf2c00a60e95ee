import { nodeGap } from './sizes.ts'

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
