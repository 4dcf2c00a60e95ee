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
  // Texts are compared once each: of thousands of rows many say the same.
  const texts = [...new Set(rows.map(it => it.cells[at] ?? ''))].filter(it => it !== '')
  texts.sort((a, b) => (column.isNumber ? Number(a) - Number(b) : collator.compare(a, b)))
  const ranks = new Map<string, number>()
  texts.forEach((text, i) => {
    const before = texts[i - 1]
    const isEqual = before !== undefined && !column.isNumber && collator.compare(before, text) === 0
    ranks.set(text, isEqual ? ranks.get(before)! : i)
  })
  const rankOf = (row: TableRow) => ranks.get(row.cells[at] ?? '')
  return rows.toSorted((a, b) => {
    const [one, other] = [rankOf(a), rankOf(b)]
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined)
    return turn * (one - other)
  })
}

const collator = new Intl.Collator('en', { numeric: true })
