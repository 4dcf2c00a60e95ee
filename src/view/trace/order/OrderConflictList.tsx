import { ArrowUpDown } from 'lucide-react'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { Button } from '../../ui/Button.tsx'
import { useAnswer } from '../../use-answer.ts'
import { traceText } from '../trace-state.ts'
import styles from './OrderConflictList.module.css'

/** The pairs of VirtualServices of which the older one gets its way, each with a request to try both orders with. */
export function OrderConflictList() {
  const { answer, isPending, failure, stack, retry } = useAnswer({ type: 'orderConflicts' })
  if (failure !== undefined) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  if (!answer || answer.conflicts.length === 0) return null
  const { conflicts, pairs, compared } = answer
  return (
    <section
      className={styles.order}
      aria-label="Where the age of VirtualServices decides"
      aria-busy={isPending}
    >
      <p className={styles.remark}>
        <ArrowUpDown aria-hidden="true" />
        <strong>The older VirtualService wins here.</strong> They share a host and requests, and the files do
        not say which was created first.
        {compared < pairs && ` ${compared} of ${pairs} pairs were compared: there may be more.`}
      </p>
      <ul className={styles.list}>
        {conflicts.map(({ names: [one, other], text, gateway, ends, from }) => (
          <li key={`${one} ${other} ${text}`} className={styles.pair}>
            <p className={styles.sentence}>
              <strong>{one}</strong> older: <span className={styles.end}>{ends[0]}</span>;{' '}
              <strong>{other}</strong> older: <span className={styles.end}>{ends[1]}</span>
            </p>
            <Button
              size="s"
              aria-label={`Try both orders of ${one} and ${other}`}
              onClick={() => traceText(text, gateway, from)}
            >
              Try both orders
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
