import { ArrowUpDown } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import { orderConflicts } from '../../../core/change/order-conflicts.ts'
import type { Model } from '../../../core/model/model.ts'
import { formatRequest } from '../../../core/request/parse-request.ts'
import { Button } from '../../ui/Button.tsx'
import { traceText } from '../trace-state.ts'
import styles from './OrderConflictList.module.css'

/** The pairs of VirtualServices of which the older one gets its way, each with a request to try both orders with. */
export function OrderConflictList({ model }: { model: Model }) {
  const latest = useDeferredValue(model)
  const { conflicts, complete } = useMemo(() => orderConflicts(latest), [latest])
  if (conflicts.length === 0) return null
  const name = (id: string) => latest.resources.find(it => it.id === id)?.name || id
  return (
    <section className={styles.order} aria-label="Where the age of VirtualServices decides">
      <p className={styles.remark}>
        <ArrowUpDown aria-hidden="true" />
        <strong>The older VirtualService wins here.</strong> They share a host and requests, and the files do
        not say which was created first.
        {!complete && ' There are more pairs than were compared.'}
      </p>
      <ul className={styles.list}>
        {conflicts.map(({ one, other, request, gateway, ends }) => (
          <li key={`${one} ${other}`} className={styles.pair}>
            <p className={styles.sentence}>
              <strong>{name(one)}</strong> older: <span className={styles.end}>{ends[0]}</span>;{' '}
              <strong>{name(other)}</strong> older: <span className={styles.end}>{ends[1]}</span>
            </p>
            <Button
              size="s"
              aria-label={`Try both orders of ${name(one)} and ${name(other)}`}
              onClick={() => traceText(formatRequest(request), gateway)}
            >
              Try both orders
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
