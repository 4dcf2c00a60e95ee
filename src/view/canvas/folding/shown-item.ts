import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { type ItemKey, itemOf, keyOf } from '../items/item.ts'

/** The item of the drawing that shows an item: itself, its box where its row is folded, or the box that stands for it. */
export function shownItem(
  { index, arrangement }: Pick<StableGraph, 'index' | 'arrangement'>,
  key: ItemKey | undefined,
): ItemKey | undefined {
  if (key === undefined) return undefined
  const { node: id, row } = itemOf(key)
  const node = index.nodes.get(id)
  if (!node) return arrangement.holders.get(id)
  return row === undefined || rowsOf(node).some(it => it.id === row) ? key : keyOf(id)
}
