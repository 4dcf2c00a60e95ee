import { memo } from 'react'
import type { Explanation } from '../../../core/explain/explanation.ts'
import type { Fact } from '../../../core/explain/fact.ts'
import { Badge } from '../../ui/Badge.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import { showWritten } from '../show-written.ts'
import styles from './TraceAnswer.module.css'

const tones = { arrived: 'success', answered: 'info', stopped: 'error' } as const

/** Where a request ends, what its client sees, and what to change where that is a fault. */
export const TraceAnswer = memo(function TraceAnswer({ explanation }: { explanation: Explanation }) {
  const { title, seen, advice, verdict, facts } = explanation
  return (
    <div className={styles.answer}>
      <div className={styles.outcome} role="status" aria-label="Outcome">
        <Badge tone={tones[verdict]}>
          {verdict === 'stopped' ? seen : verdict === 'answered' ? `Answered ${seen}` : 'Arrives'}
        </Badge>
        <strong className={styles.title}>{title}</strong>
      </div>
      {advice && <p className={styles.advice}>{advice}</p>}
      {facts.length > 0 && <Facts facts={facts} />}
    </div>
  )
})

/** What applies on the way, each leading to where it is written. */
function Facts({ facts }: { facts: readonly Fact[] }) {
  const workspace = useWorkspace()
  return (
    <dl className={styles.facts} aria-label="What applies">
      {facts.map(({ name, text, isDefault, place }, i) => (
        <div key={i} className={styles.fact}>
          <dt>{name}</dt>
          <dd>
            {place ? (
              <button type="button" className={styles.choose} onClick={() => showWritten(workspace, place)}>
                {text}
              </button>
            ) : (
              text
            )}
            {isDefault && <span className={styles.default}> by default</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
