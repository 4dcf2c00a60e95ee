import { centresOf, rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { isFolded, rowWindow } from '../../../core/graph/row-window.ts'
import { moreRowsCentres } from '../../../core/graph/sizes.ts'

// Control characters, so that no row of the files has such an id.
/** Stand for the rows that a folded box does not show, where edges of theirs are to end. */
export const rowsAbove = '\u001eabove'
export const rowsBelow = '\u001ebelow'

/** Where the middle of what edges can end at lies below the top of its box: the rows that are shown, and the lines that stand for the others. */
export function anchorsOf(node: GraphNode, from: number): ReadonlyMap<string, number> {
  const centres = centresOf(node, from)
  const rows = rowsOf(node)
  if (!isFolded(rows.length)) return centres
  const shown = rowWindow(rows.length, from)
  const { above, below } = moreRowsCentres(node)
  return new Map([
    [rowsAbove, above],
    ...rows.slice(shown.from, shown.to).map(it => [it.id, centres.get(it.id) ?? above] as const),
    [rowsBelow, below],
  ])
}
