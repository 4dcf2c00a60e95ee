import type { Place } from '../model/resource.ts'

/** A table of the workspace, as plain text. */
export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  /** Whether there are more rows than are given. */
  readonly isCut: boolean
}

export interface Column {
  readonly id: string
  readonly title: string
  /** What share of the width it takes beside the others. */
  readonly weight: number
  /** Its cells are numbers: they stand to the right and are sorted by value. */
  readonly isNumber?: true
}

export interface TableRow {
  /** Stable while what it stands for stays. */
  readonly id: string
  /** One a column. */
  readonly cells: readonly string[]
  /** What choosing the row selects. */
  readonly place?: Place
  /** A box of the drawing where no resource stands for the row. */
  readonly node?: string
  /** It has no effect: the row says why. */
  readonly isOff?: true
}

/** The tables there are, in the order in which they are offered. */
export const tableNames = ['routes', 'gateways', 'services'] as const
export type TableName = (typeof tableNames)[number]
