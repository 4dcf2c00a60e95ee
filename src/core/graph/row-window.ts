/** The rows that a box shows, from the first up to but without the last. */
export interface RowWindow {
  readonly from: number
  readonly to: number
}

/** A box with more rows than this shows only so many as `windowRows` at a time. */
export const foldedOver = 60
export const windowRows = 40
/** Rows that stay in view before or after the one that a window was moved to. */
const context = 7

export function isFolded(count: number): boolean {
  return count > foldedOver
}

/** What a box of `count` rows shows where it is to begin at `from`: a full window, or all rows of a box that is not folded. */
export function rowWindow(count: number, from = 0): RowWindow {
  if (!isFolded(count)) return { from: 0, to: count }
  const first = Math.min(Math.max(0, from), count - windowRows)
  return { from: first, to: first + windowRows }
}

/** Where a window begins so that a row is in it: where it did, or moved just so far that some rows around are in it too. */
export function windowWith(row: number, count: number, from = 0): number {
  const window = rowWindow(count, from)
  if (row >= window.from && row < window.to) return window.from
  return rowWindow(count, row < window.from ? row - context : row - windowRows + 1 + context).from
}
