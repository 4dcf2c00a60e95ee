import type { Explanation } from '../../core/routing/explain-trace.ts'
import { Badge } from '../ui/Badge.tsx'
import styles from './TraceAnswer.module.css'

const tones = { arrived: 'success', answered: 'info', stopped: 'error' } as const

/** Where a request ends, what its client sees, and what to change where that is a fault. */
export function TraceAnswer({ explanation }: { explanation: Explanation }) {
  const { title, seen, advice, verdict } = explanation
  return (
    <div className={styles.answer}>
      <div className={styles.outcome} role="status" aria-label="Outcome">
        <Badge tone={tones[verdict]}>
          {verdict === 'stopped' ? seen : verdict === 'answered' ? `Answered ${seen}` : 'Arrives'}
        </Badge>
        <strong className={styles.title}>{title}</strong>
      </div>
      {advice && <p className={styles.advice}>{advice}</p>}
    </div>
  )
}
