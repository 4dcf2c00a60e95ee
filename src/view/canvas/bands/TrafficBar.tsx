import { Table2 } from 'lucide-react'
import type { DrawnTraffic } from '../../../core/questions/traffic.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { showDrawer } from '../../screen/layout-state.ts'
import { traceStore } from '../../trace/trace-state.ts'
import { rateWords } from '../../traffic/mix-words.ts'
import { useTrafficState } from '../../traffic/traffic-state.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './TrafficBar.module.css'

/** Which mix the drawing shows as traffic, how much of it arrives, and where its table stands. */
export function TrafficBar({ traffic }: { traffic: DrawnTraffic }) {
  const source = useTrafficState(it => it.source)
  return (
    <div className={styles.bar}>
      <span className={styles.words} role="status" aria-label="Traffic shown" title={summary(traffic)}>
        <strong>{source === 'even' ? 'Evenly over the rules' : 'Saved requests'}</strong>
        <span>{summary(traffic)}</span>
      </span>
      <IconButton
        size="s"
        label="Show the traffic as a table"
        icon={<Table2 />}
        onClick={() => {
          traceStore.setState({ view: 'traffic' })
          showDrawer('trace')
        }}
      />
    </div>
  )
}

function summary({ total, unit, stopped, answered }: DrawnTraffic): string {
  if (total === 0) return 'nothing to show'
  const words = [`${percentWords((total - stopped - answered) / total)} arrive`]
  if (answered > 0) words.push(`${percentWords(answered / total)} answered on the way`)
  if (stopped > 0) words.push(`${percentWords(stopped / total)} stopped`)
  return [unit === 'rps' && `${rateWords(total)} rps`, ...words].filter(Boolean).join(' · ')
}
