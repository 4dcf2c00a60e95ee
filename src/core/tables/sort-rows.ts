import type { Table, TableRow } from './table.ts'

/** By which column rows are sorted; their own order, in which Istio tries them, where none is said. */
export interface Sorting {
  readonly column: string
  readonly isDown: boolean
}

/** Rows in the order asked for; equal ones stay as they were, empty cells come last either way. */
export function sortRows({ columns, rows }: Table, sorting: Sorting | undefined): readonly TableRow[] {
  const at = columns.findIndex(it => it.id === sorting?.column)
  const column = columns[at]
  if (!column || !sorting) return rows
  const turn = sorting.isDown ? -1 : 1
  return rows.toSorted((a, b) => {
    const [one = '', other = ''] = [a.cells[at], b.cells[at]]
    if (one === '' || other === '') return Number(one === '') - Number(other === '')
    return turn * (column.isNumber ? Number(one) - Number(other) : collator.compare(one, other))
  })
}

const collator = new Intl.Collator('en', { numeric: true })
