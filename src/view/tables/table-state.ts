import { useStore } from 'zustand'
import type { Sorting } from '../../core/tables/sort-rows.ts'
import type { TableName } from '../../core/tables/table.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'

/** Which table is looked at, and by what each is sorted. */
export interface TableState {
  readonly table: TableName
  readonly sorting: Readonly<Partial<Record<TableName, Sorting>>>
}

export const tableStore = workspaceStore<TableState>({ table: 'routes', sorting: {} })

export function useTableState<T>(selector: (state: TableState) => T): T {
  return useStore(tableStore, selector)
}

/** Sorts by a column: upwards, then downwards, then in the table's own order again. */
export function sortBy(column: string): void {
  tableStore.setState(({ table, sorting }) => {
    const now = sorting[table]
    const next =
      now?.column !== column ? { column, isDown: false } : now.isDown ? undefined : { column, isDown: true }
    const { [table]: _, ...others } = sorting
    return { sorting: next ? { ...others, [table]: next } : others }
  })
}
