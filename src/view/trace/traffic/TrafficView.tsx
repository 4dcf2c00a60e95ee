import { NoAnswer } from '../../report/NoAnswer.tsx'
import { useTrafficNumbers } from '../../traffic/use-traffic.ts'
import { MixList } from './MixList.tsx'
import { TrafficTable } from './TrafficTable.tsx'
import styles from './TrafficView.module.css'

/** What the canvas draws as traffic, as numbers: the requests of the mix, and where how much of it ends. */
export function TrafficView() {
  const { answer, isPending, failure, stack, retry } = useTrafficNumbers()
  if (failure !== undefined) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  if (!answer)
    return (
      <p className={styles.empty} role="status">
        Tracing the mix…
      </p>
    )
  return (
    <div className={styles.traffic} aria-busy={isPending}>
      <MixList numbers={answer} />
      <TrafficTable numbers={answer} />
    </div>
  )
}
