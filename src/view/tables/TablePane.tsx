import { ClipboardCopy } from 'lucide-react'
import { useMemo } from 'react'
import { type Sorting, sortRows } from '../../core/tables/sort-rows.ts'
import type { Table, TableName } from '../../core/tables/table.ts'
import { tableAsCsv, tableAsMarkdown } from '../../core/tables/table-text.ts'
import { copyText } from '../../platform/clipboard.ts'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { NothingShown } from '../scope/NothingShown.tsx'
import { useScopeAsk } from '../scope/use-scope.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { showToast } from '../ui/toast.ts'
import { useAnswer } from '../use-answer.ts'
import { Grid } from './Grid.tsx'
import styles from './TablePane.module.css'
import { tableStore, useTableState } from './table-state.ts'

const titles: Readonly<Record<TableName, string>> = {
  routes: 'Routes',
  gateways: 'Gateways',
  services: 'Services',
}

/** The workspace as a table, of what is shown of it: the same truth as the drawing, with the same selection. */
export function TablePane() {
  const name = useTableState(it => it.table)
  return (
    <section className={styles.pane} aria-label="Table" data-pane="table">
      <OneTable key={name} name={name} />
    </section>
  )
}

function OneTable({ name }: { name: TableName }) {
  const scope = useScopeAsk()
  const { answer, isPending, failure, stack, retry } = useAnswer({
    type: 'table',
    table: name,
    ...scope,
  } as const)
  const sorting = useTableState(it => it.sorting[name])
  const table = useSorted(answer, sorting)
  return (
    <>
      <div className={styles.bar}>
        <SegmentedControl
          label="Which table"
          value={name}
          onChange={table => tableStore.setState({ table })}
          segments={[
            { id: 'routes', label: titles.routes },
            { id: 'gateways', label: titles.gateways },
            { id: 'services', label: titles.services },
          ]}
        />
        <span className={styles.count} role="status" aria-label="Rows">
          {answer && countWords(answer)}
        </span>
        <Menu
          align="end"
          trigger={
            <Button size="s" icon={<ClipboardCopy />} disabled={!table || table.rows.length === 0}>
              Copy
            </Button>
          }
        >
          <MenuItem onSelect={() => table && void copy(tableAsCsv(table), 'CSV')}>Copy as CSV</MenuItem>
          <MenuItem onSelect={() => table && void copy(tableAsMarkdown(table), 'Markdown')}>
            Copy as Markdown
          </MenuItem>
        </Menu>
      </div>
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      {table && table.rows.length > 0 && (
        <Grid label={titles[name]} table={table} sorting={sorting} isBusy={isPending} />
      )}
      {answer && answer.rows.length === 0 && (
        <div className={styles.empty}>
          {answer.all > 0 ? (
            <NothingShown place="table" />
          ) : (
            <EmptyState title={`No ${titles[name].toLowerCase()} yet`}>{empty[name]}</EmptyState>
          )}
        </div>
      )}
    </>
  )
}

const empty: Readonly<Record<TableName, string>> = {
  routes: 'A VirtualService brings its rules here, under each host and port that it is reached by.',
  gateways: 'A Gateway brings its servers here, with their hosts and certificates.',
  services: 'What rules send requests to is listed here, and every service of the files.',
}

function useSorted(table: Table | undefined, sorting: Sorting | undefined): Table | undefined {
  return useMemo(() => table && { ...table, rows: sortRows(table, sorting) }, [table, sorting])
}

function countWords({ rows, all, isCut }: Table & { readonly all: number }): string {
  const shown = rows.length.toLocaleString('en')
  const words =
    rows.length === all
      ? `${shown} ${all === 1 ? 'row' : 'rows'}`
      : `${shown} of ${all.toLocaleString('en')} rows`
  return isCut ? `${words}, the first of more` : words
}

async function copy(text: string, format: string): Promise<void> {
  if (await copyText(text)) showToast({ title: `The table is copied as ${format}` })
  else showToast({ tone: 'error', title: 'The browser blocked copying the table' })
}
