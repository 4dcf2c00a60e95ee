import { Ban, Copy, CornerUpRight, Reply } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { formatTraffic } from '../../../core/exports/traffic-text.ts'
import type { TrafficLine, TrafficLineWay, TrafficNumbers } from '../../../core/questions/traffic.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { copyText } from '../../../platform/clipboard.ts'
import { rateWords } from '../../traffic/mix-words.ts'
import { Button } from '../../ui/Button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { kindIcon } from '../../ui/kind-icon.ts'
import { showToast } from '../../ui/toast.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import { showWritten } from '../show-written.ts'
import styles from './TrafficView.module.css'
import { traceEntry } from './trace-entry.ts'

/** Where how much of the mix ends, and by which rules; the shares of all ends are the whole. */
export function TrafficTable({ numbers }: { numbers: TrafficNumbers }) {
  const { rows, total, unit } = numbers
  async function copy(format: 'text' | 'csv'): Promise<void> {
    if (await copyText(formatTraffic(rows, numbers, format)))
      showToast({ title: `The table is copied as ${format === 'csv' ? 'CSV' : 'text'}` })
    else showToast({ tone: 'error', title: 'The browser blocked copying the table' })
  }
  if (total === 0)
    return (
      <section className={styles.result} aria-label="Where it ends">
        <p className={styles.empty}>No request is counted: tick one, or give it a rate above 0.</p>
      </section>
    )
  return (
    <section className={styles.result} aria-label="Where it ends">
      <div className={styles.head}>
        <h3 className={styles.heading}>Where it ends</h3>
        <Button size="s" variant="ghost" icon={<Copy />} onClick={() => void copy('text')}>
          Copy as text
        </Button>
        <Button size="s" variant="ghost" icon={<Copy />} onClick={() => void copy('csv')}>
          Copy as CSV
        </Button>
      </div>
      <table className={styles.table} aria-label="Traffic by destination">
        <thead>
          <tr>
            <th scope="col">Destination, and what leads there</th>
            <th scope="col">Share</th>
            <th scope="col" className={styles.number}>
              {unit === 'rps' ? 'rps' : 'Parts'}
            </th>
          </tr>
        </thead>
        {rows.map(it => (
          <End key={it.id} row={it} />
        ))}
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td>{percentWords(rows.reduce((sum, it) => sum + it.share, 0))}</td>
            <td className={styles.number}>{rateWords(total)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** An end, and below it how its share is made up. */
const End = memo(function End({ row }: { row: TrafficLine }) {
  const { kind, title, detail, workloads, share, amount, copied, ways } = row
  return (
    <tbody data-kind={kind}>
      <tr className={styles.end}>
        <th scope="row">
          <span className={styles.endTitle}>
            {icons[kind]}
            <span>{title}</span>
            {detail && <span className={styles.detail}>{detail}</span>}
          </span>
          {workloads.length > 0 && <span className={styles.runs}>runs as {workloads.join(', ')}</span>}
        </th>
        <td>
          <span className={styles.share}>{percentWords(share)}</span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.bar} style={{ width: `${Math.min(100, share * 100)}%` }} />
          </span>
        </td>
        <td className={styles.number}>{rateWords(amount)}</td>
      </tr>
      {ways.map((it, i) => (
        <Way key={i} way={it} kind={kind} />
      ))}
      {copied > 0 && (
        <tr className={styles.way}>
          <th scope="row">
            <span className={styles.wayName}>mirrored, not part of the sum</span>
          </th>
          <td>+ {percentWords(copied)}</td>
          <td className={styles.number} />
        </tr>
      )}
    </tbody>
  )
})

function Way({ way, kind }: { way: TrafficLineWay; kind: TrafficLine['kind'] }) {
  const workspace = useWorkspace()
  const { label, share, amount, rule, entry, others } = way
  const isStop = kind === 'stopped' || !rule
  return (
    <tr className={styles.way}>
      <th scope="row">
        <button
          type="button"
          className={classNames(styles.name, styles.wayName)}
          title={others > 0 ? `${entry.text}\nand ${others} more` : entry.text}
          onClick={() => (isStop ? traceEntry(entry) : showWritten(workspace, rule))}
        >
          {isStop ? `Trace ${label}` : label}
        </button>
      </th>
      <td>{percentWords(share)}</td>
      <td className={styles.number}>{rateWords(amount)}</td>
    </tr>
  )
}

const ServiceIcon = kindIcon('Service')

const icons: Readonly<Record<TrafficLine['kind'], ReactNode>> = {
  destination: <ServiceIcon aria-hidden="true" />,
  redirect: <CornerUpRight aria-label="Redirect" />,
  directResponse: <Reply aria-label="Direct response" />,
  stopped: <Ban aria-label="Stopped" />,
}
