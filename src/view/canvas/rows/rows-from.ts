import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { NodeId } from '../../../core/graph/graph.ts'
import { isFolded, rowWindow, windowWith } from '../../../core/graph/row-window.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { type ItemKey, itemOf, keyOf } from '../items/item.ts'

/** By box, the first of the rows it shows; boxes that show all of theirs, or the first ones, need not be in it. */
export type RowsFrom = ReadonlyMap<NodeId, number>

/** Moves the rows that a folded box shows so that one is among them; the same map where it is already. */
export function withRow(rowsFrom: RowsFrom, index: GraphIndex, key: ItemKey): RowsFrom {
  const { node: id, row } = itemOf(key)
  const node = index.nodes.get(id)
  const rows = node && row !== undefined ? rowsOf(node) : []
  if (!isFolded(rows.length)) return rowsFrom
  const at = rows.findIndex(it => it.id === row)
  const from = rowsFrom.get(id) ?? 0
  const next = at < 0 ? from : windowWith(at, rows.length, from)
  return next === from ? rowsFrom : new Map(rowsFrom).set(id, next)
}

/** The same for a way through the drawing: each folded box shows a row of it, the first one where it shows none yet. */
export function withPath(rowsFrom: RowsFrom, index: GraphIndex, items: ReadonlySet<ItemKey>): RowsFrom {
  let result = rowsFrom
  for (const key of items) {
    const node = index.nodes.get(key)
    const rows = node ? rowsOf(node) : []
    if (!node || !isFolded(rows.length)) continue
    const lit = rows.filter(it => items.has(keyOf(node.id, it.id)))
    const { from, to } = rowWindow(rows.length, result.get(node.id))
    if (lit.length === 0 || rows.slice(from, to).some(it => lit.includes(it))) continue
    result = withRow(result, index, keyOf(node.id, lit[0]!.id))
  }
  return result
}

/** The row next to those that a folded box shows; undefined where it shows the last one on that side. */
export function rowBeside(
  rowsFrom: RowsFrom,
  index: GraphIndex,
  id: NodeId,
  side: 'above' | 'below',
): ItemKey | undefined {
  const node = index.nodes.get(id)
  const rows = node ? rowsOf(node) : []
  const { from, to } = rowWindow(rows.length, rowsFrom.get(id))
  const row = rows[side === 'above' ? from - 1 : to]
  return row && keyOf(id, row.id)
}
