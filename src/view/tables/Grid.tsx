// biome-ignore-all lint/a11y/useSemanticElements: rows stand where they are scrolled to, which a table lays out otherwise
// biome-ignore-all lint/a11y/useFocusableInteractive: one row has the tab stop, arrow keys lead to the others
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type CSSProperties, useEffect, useRef } from 'react'
import type { Sorting } from '../../core/tables/sort-rows.ts'
import type { Column, Table, TableRow } from '../../core/tables/table.ts'
import { visibleText } from '../../core/text/visible/visible-text.ts'
import { isWithin } from '../../core/yaml/path.ts'
import type { Selection } from '../../workspace/workspace.ts'
import { gridKeys } from '../keys/pane-keys.ts'
import { isPressed } from '../keys/shortcut.ts'
import { classNames } from '../ui/class-names.ts'
import { useViewport } from '../ui/use-viewport.ts'
import { useWindowedList } from '../ui/use-windowed-list.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './Grid.module.css'
import { sortBy } from './table-state.ts'

const rowHeight = 30
/** The titles stay above the rows. */
const headHeight = 31

/** The rows in view of a table, so that thousands cost no more than a screenful. Choosing a row selects what it stands for everywhere. */
export function Grid({
  label,
  table: { columns, rows },
  sorting,
  isBusy,
}: {
  label: string
  table: Table
  sorting: Sorting | undefined
  isBusy: boolean
}) {
  const workspace = useWorkspace()
  const selection = useWorkspaceState(it => it.selection)
  const list = useRef<HTMLDivElement>(null)
  const view = useViewport(list)
  const windowed = useWindowedList({
    list,
    view,
    lineHeight: rowHeight,
    covered: headHeight,
    count: rows.length,
    isStop: () => true,
  })
  /** Several rows may stand for one place: of these it is the one that was chosen here. */
  const own = useRef<string>(undefined)
  const chosen = selectedRow(rows, selection, own.current)
  useFollow(chosen, selection, windowed.scrollTo)

  function choose(row: TableRow): void {
    own.current = row.id
    if (row.place) workspace.select({ type: 'place', place: row.place, origin: 'canvas' })
    else if (row.node) workspace.select({ type: 'node', node: row.node, origin: 'canvas' })
  }

  const track: CSSProperties = {
    gridTemplateColumns: columns.map(it => `minmax(${leastWidth(it)}px, ${it.weight}fr)`).join(' '),
    minWidth: columns.reduce((sum, it) => sum + leastWidth(it), 0),
  }
  return (
    <div
      ref={list}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-busy={isBusy}
      className={styles.grid}
      {...windowed.handlers}
    >
      <div role="rowgroup" className={styles.head} style={{ minWidth: track.minWidth }}>
        <div role="row" aria-rowindex={1} className={styles.row} style={track}>
          {columns.map(it => (
            <div
              key={it.id}
              role="columnheader"
              aria-sort={sorting?.column !== it.id ? 'none' : sorting.isDown ? 'descending' : 'ascending'}
              className={classNames(styles.cell, it.isNumber && styles.number)}
            >
              <button type="button" className={styles.sort} onClick={() => sortBy(it.id)}>
                {it.title}
                {sorting?.column === it.id &&
                  (sorting.isDown ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
              </button>
            </div>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className={styles.body}
        style={{ height: rows.length * rowHeight, minWidth: track.minWidth }}
      >
        {windowed.lines.map(at => {
          const row = rows[at]!
          return (
            <div
              key={row.id}
              role="presentation"
              data-line={at}
              className={styles.line}
              style={{ top: at * rowHeight }}
            >
              <div
                role="row"
                data-main=""
                aria-rowindex={at + 2}
                aria-selected={at === chosen}
                tabIndex={at === windowed.active ? 0 : -1}
                className={classNames(styles.row, row.isOff && styles.off)}
                style={track}
                onClick={() => choose(row)}
                onKeyDown={event => {
                  if (!isPressed(event, gridKeys.choose)) return
                  event.preventDefault()
                  choose(row)
                }}
              >
                {row.cells.map(visibleText).map((text, i) => (
                  <div
                    key={columns[i]!.id}
                    role="gridcell"
                    title={text}
                    className={classNames(styles.cell, columns[i]!.isNumber && styles.number)}
                  >
                    {text}
                  </div>
                ))}
              </div>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The row that a selection is in: the one of the innermost place that holds it, else the first of its resource. */
function selectedRow(
  rows: readonly TableRow[],
  selection: Selection | undefined,
  own: string | undefined,
): number {
  if (!selection) return -1
  if (selection.type === 'node') return rows.findIndex(it => it.node === selection.node)
  const { resource, path } = selection.place
  let best = -1
  let depth = -1
  rows.forEach(({ id, place }, i) => {
    if (place?.resource !== resource) return
    const isIn = isWithin(path, place.path)
    if (isIn && place.path.length === depth && id === own) best = i
    if (isIn ? place.path.length > depth : best < 0 && isWithin(place.path, path)) {
      best = i
      depth = isIn ? place.path.length : -1
    }
  })
  return best
}

/** In pixels: narrower, and nothing can be read in it; the table is scrolled sideways then. */
function leastWidth({ weight }: Column): number {
  return weight * 14 + 30
}

/** Brings the row of what was selected elsewhere into view. */
function useFollow(chosen: number, selection: Selection | undefined, scrollTo: (line: number) => void): void {
  const followed = useRef<Selection>(undefined)
  useEffect(() => {
    if (followed.current === selection) return
    followed.current = selection
    if (chosen >= 0) scrollTo(chosen)
  })
}
