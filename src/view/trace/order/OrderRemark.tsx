import { ArrowUpDown } from 'lucide-react'
import type { TraceAsk } from '../../../core/questions/trace.ts'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useAnswer } from '../../use-answer.ts'
import { traceStore, useTrace } from '../trace-state.ts'
import styles from './OrderRemark.module.css'

/** Says that the age of VirtualServices or Gateways decides where a request ends, with the ends, and lets each order be tried. */
export function OrderRemark({ ask }: { ask: TraceAsk }) {
  const older = useTrace(it => it.older)
  const { answer, failure, stack, retry } = useAnswer({ type: 'order', ...ask })
  if (failure !== undefined || !answer) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  const { ends, areGateways } = answer
  const names = ends.map(it => it.name)
  return (
    <section
      className={styles.order}
      aria-label={areGateways ? 'Order of Gateways' : 'Order of VirtualServices'}
    >
      <p>
        <ArrowUpDown aria-hidden="true" />
        <strong>The outcome depends on which of {listed(names)} is older.</strong>{' '}
        {areGateways && 'The older one keeps the port or host, and Istio drops the server of the other. '}The
        files have no creation time, so the names decide here. In the cluster, the one created first wins.
      </p>
      <ul className={styles.ends}>
        {ends.map((it, i) => (
          <li key={it.older}>
            {names[i]} older: <span className={styles.end}>{it.end.replaceAll('_', ' ')}</span>
          </li>
        ))}
      </ul>
      <SegmentedControl
        label={areGateways ? 'Oldest Gateway' : 'Oldest VirtualService'}
        value={older ?? ''}
        onChange={it => traceStore.setState({ older: it === '' ? undefined : it })}
        segments={[
          { id: '', label: 'By name' },
          ...ends.map((it, i) => ({ id: it.older, label: `${names[i]} older` })),
        ]}
      />
    </section>
  )
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
