import { Ban, Box, Copy, CornerUpRight, Reply } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { percentWords } from '../../core/graph/percent-words.ts'
import type { Flow } from '../../core/routing/traffic-flow.ts'
import { formatTraffic, type TrafficRow, type TrafficWay } from '../../core/routing/traffic-table.ts'
import { copyText } from '../../platform/clipboard.ts'
import { traceText } from '../trace/trace-state.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/Toast.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { rateWords } from './mix-words.ts'
import styles from './TrafficView.module.css'

/** Where how much of the mix ends, and by which rules; the shares of all ends are the whole. */
export function TrafficTable({ rows, flow }: { rows: readonly TrafficRow[]; flow: Flow }) {
  async function copy(format: 'text' | 'csv'): Promise<void> {
    if (await copyText(formatTraffic(rows, flow, format)))
      showToast({ title: `The table is copied as ${format === 'csv' ? 'CSV' : 'text'}` })
    else showToast({ tone: 'error', title: 'The browser did not let the table be copied' })
  }
  if (flow.total === 0)
    return (
      <section className={styles.result} aria-label="Where it ends">
        <p className={styles.empty}>No request is counted: tick one, or give it a rate above 0.</p>
      </section>
    )
  return (
    <section className={styles.result} aria-label="Where it ends">
      <div className={styles.tableBox}>
        <table className={styles.table} aria-label="Traffic by destination">
          <thead>
            <tr>
              <th scope="col">Ends at</th>
              <th scope="col" className={styles.shareColumn}>
                Share
              </th>
              <th scope="col" className={styles.number}>
                {flow.unit === 'rps' ? 'rps' : 'Parts'}
              </th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(it => (
              <End key={it.id} row={it} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td className={styles.shareColumn}>
                {percentWords(rows.reduce((sum, it) => sum + it.share, 0))}
              </td>
              <td className={styles.number}>{rateWords(flow.total)}</td>
              <td className={styles.copies}>
                <Button size="s" variant="ghost" icon={<Copy />} onClick={() => void copy('text')}>
                  Copy as text
                </Button>
                <Button size="s" variant="ghost" icon={<Copy />} onClick={() => void copy('csv')}>
                  Copy as CSV
                </Button>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  )
}

function End({ row }: { row: TrafficRow }) {
  const { kind, title, detail, workloads, share, amount, copied, ways } = row
  return (
    <tr data-kind={kind}>
      <th scope="row">
        <span className={styles.endTitle}>
          {icons[kind]}
          <span>{title}</span>
        </span>
        {detail && <span className={styles.detail}>{detail}</span>}
        {workloads.length > 0 && <span className={styles.detail}>runs as {workloads.join(', ')}</span>}
      </th>
      <td className={styles.shareColumn}>
        <span className={styles.bar} style={{ width: `${Math.min(100, share * 100)}%` }} aria-hidden="true" />
        <span className={styles.share}>{percentWords(share)}</span>
        {copied > 0 && <span className={styles.detail}>+ {percentWords(copied)} mirrored</span>}
      </td>
      <td className={styles.number}>{rateWords(amount)}</td>
      <td>
        <ul className={styles.ways}>
          {ways.map((it, i) => (
            <Fragment key={i}>
              <Way way={it} kind={kind} isOnly={ways.length === 1} />
            </Fragment>
          ))}
        </ul>
      </td>
    </tr>
  )
}

function Way({ way, kind, isOnly }: { way: TrafficWay; kind: TrafficRow['kind']; isOnly: boolean }) {
  const workspace = useWorkspace()
  const { label, share, rule, entry } = way
  const isStop = kind === 'stopped' || !rule
  return (
    <li>
      {!isOnly && <span className={styles.wayShare}>{percentWords(share)}</span>}
      <button
        type="button"
        className={styles.name}
        title={isStop ? `Trace ${entry.text}` : entry.text}
        onClick={() =>
          isStop
            ? traceText(entry.text, entry.known.id)
            : workspace.select({ type: 'place', place: rule, origin: 'problems' })
        }
      >
        {isStop ? `Trace ${label}` : label}
      </button>
    </li>
  )
}

const icons: Readonly<Record<TrafficRow['kind'], ReactNode>> = {
  destination: <Box aria-hidden="true" />,
  redirect: <CornerUpRight aria-label="Redirect" />,
  directResponse: <Reply aria-label="Direct response" />,
  stopped: <Ban aria-label="Stopped" />,
}
