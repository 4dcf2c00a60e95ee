import { ArrowUpDown } from 'lucide-react'
import { useMemo } from 'react'
import { dependsOnOrder, withOlder } from '../../../core/change/order.ts'
import type { LinkedModel } from '../../../core/model/model.ts'
import type { ResourceId } from '../../../core/model/resource.ts'
import { requestAt } from '../../../core/saved/saved-request.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import type { Traced } from '../answer/use-traced.ts'
import { traceStore, useTrace } from '../trace-state.ts'
import styles from './OrderRemark.module.css'

/** The model with the VirtualService or Gateway as the oldest that is tried as such. */
export function useOrdered(model: LinkedModel): LinkedModel {
  const older = useTrace(it => it.older)
  return useMemo(() => withOlder(model, older === undefined ? [] : [older]), [model, older])
}

/** Says that the age of VirtualServices or Gateways decides where a request ends, with the ends, and lets each order be tried. */
export function OrderRemark({ model, traced: { parsed, known } }: { model: LinkedModel; traced: Traced }) {
  const older = useTrace(it => it.older)
  const ends = useMemo(
    () => parsed && known && dependsOnOrder(model, known, requestAt(model, known, parsed)),
    [model, known, parsed],
  )
  if (!ends) return null
  const names = ends.map(it => nameOf(model, it.older))
  const areGateways = ends.some(it => it.older.startsWith('Gateway/'))
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

function nameOf(model: LinkedModel, id: ResourceId): string {
  return model.resources.find(it => it.id === id)?.name || id
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
