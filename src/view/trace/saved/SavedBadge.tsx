import { CircleCheck, CircleX } from 'lucide-react'
import { countOutcomes } from '../../../core/saved/count-outcomes.ts'
import styles from './SavedBadge.module.css'
import { useSaved } from './use-saved.ts'

/** How many saved requests are as expected; nothing where nothing is expected of any. */
export function SavedBadge() {
  const { saved, outcomes } = useSaved()
  const { met, judged } = countOutcomes(outcomes)
  if (saved.length === 0 || judged === 0) return null
  const isMissed = met < judged
  return (
    <span
      className={styles.badge}
      data-missed={isMissed || undefined}
      title={`${met} of ${judged} saved requests end as expected`}
    >
      {isMissed ? <CircleX aria-hidden="true" /> : <CircleCheck aria-hidden="true" />}
      <span aria-hidden="true">
        {met}/{judged}
      </span>
      <span className="visually-hidden">
        {met} of {judged} as expected
      </span>
    </span>
  )
}
