import { Copy } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { RouteRow } from '../../../core/explain/routes/routes-table.ts'
import { formatRoutes } from '../../../core/exports/routes-text.ts'
import type { Place } from '../../../core/model/resource.ts'
import type { SourceChoices } from '../../../core/questions/source-choices.ts'
import { copyText } from '../../../platform/clipboard.ts'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { TextField } from '../../ui/TextField.tsx'
import { showToast } from '../../ui/toast.ts'
import { useAnswer } from '../../use-answer.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import { OrderConflictList } from '../order/OrderConflictList.tsx'
import { SourceField } from '../request/SourceField.tsx'
import { showWritten } from '../show-written.ts'
import { useSourceAsk } from '../use-source.ts'
import styles from './RoutesView.module.css'

/** What each port of a gateway workload serves, or a sidecar knows, in the order in which it is tried. */
export function RoutesView({ choices }: { choices: SourceChoices | undefined }) {
  const workspace = useWorkspace()
  const { answer, isPending, failure, stack, retry } = useAnswer({ type: 'routes', ...useSourceAsk() })
  const all = answer?.rows ?? noRows
  const [filter, setFilter] = useState('')
  const rows = useMemo(() => filtered(all, filter), [all, filter])

  async function copy(): Promise<void> {
    if (await copyText(formatRoutes(rows))) showToast({ title: 'The routes are copied as text' })
    else showToast({ tone: 'error', title: 'The browser blocked copying the routes' })
  }

  function choose(place: Place): void {
    showWritten(workspace, place)
  }

  return (
    <div className={styles.routes} aria-busy={isPending}>
      <div className={styles.bar}>
        <SourceField choices={choices} gateway={answer?.gateway} />
        <TextField
          label="Filter the routes"
          hideLabel
          className={styles.filter}
          placeholder="Filter: a host, a path, a service"
          value={filter}
          onChange={setFilter}
        />
        <span className={styles.count} role="status">
          {rows.length === all.length ? `${all.length} routes` : `${rows.length} of ${all.length}`}
          {answer?.isCut && ', the first of more'}
        </span>
        <Button icon={<Copy />} onClick={() => void copy()}>
          Copy as text
        </Button>
      </div>
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      <OrderConflictList />
      <div className={styles.tableBox}>
        <table className={styles.table} aria-label="Routes">
          <thead>
            <tr>
              {['Port', 'Domain', 'Match', 'Destination', 'VirtualService', 'Name'].map(it => (
                <th key={it} scope="col">
                  {it}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((it, i) => (
              // Keyboards use the button in the row; a pointer may hit any of it.
              <tr
                key={i}
                className={classNames(it.place && styles.choosable, it.isOff && styles.off)}
                onClick={() => it.place && choose(it.place)}
              >
                <td>{it.port}</td>
                <td>{it.domain}</td>
                <td>
                  {it.place ? (
                    <button type="button" className={styles.cell}>
                      {it.match}
                    </button>
                  ) : (
                    it.match
                  )}
                </td>
                <td className={styles.destinations}>{it.destination.replaceAll(', ', ',\n')}</td>
                <td>{it.virtualService}</td>
                <td>{it.config}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const noRows: readonly RouteRow[] = []

/** Rows in which every word of the filter stands somewhere. */
function filtered(rows: readonly RouteRow[], filter: string): readonly RouteRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(it => {
    const text = [it.port, it.config, it.domain, it.match, it.virtualService, it.destination]
      .join(' ')
      .toLowerCase()
    return words.every(word => text.includes(word))
  })
}
