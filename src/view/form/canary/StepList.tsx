import type { Split } from '../../../core/canary/read-split.ts'
import styles from './canary.module.css'
import type { FollowedPlan } from './follow-plan.ts'
import { StepRow, shadeOf } from './StepRow.tsx'
import type { PlannedStep, StepActions } from './use-step-actions.ts'

export interface StepListProps {
  split: Split
  plan: FollowedPlan
  steps: readonly PlannedStep[]
  start: PlannedStep
  actions: StepActions
  onGo: (step: PlannedStep) => void
}

/** The start and every step, with what each destination gets; the one that the file is at is marked. */
export function StepList({ split, plan, steps, start, actions, onGo }: StepListProps) {
  const numbersWidth = Math.max(...[start, ...steps].map(it => it.weights.join(' / ').length))
  const row = (step: PlannedStep, isNow: boolean) => (
    <StepRow
      key={step.name}
      step={step}
      split={split}
      canary={plan.canary}
      isNow={isNow}
      numbersWidth={numbersWidth}
      actions={actions}
      onGo={() => onGo(step)}
    />
  )
  return (
    <div>
      <ul className={styles.legend} aria-label="Columns of the weights">
        {split.destinations.map((it, i) => (
          <li key={it.name}>
            <span
              className={styles.swatch}
              data-canary={i === plan.canary || undefined}
              style={i === plan.canary ? undefined : shadeOf(i)}
            />
            {it.name}
          </li>
        ))}
      </ul>
      <ol className={styles.steps} aria-label="Canary steps">
        {row(start, plan.atStart && plan.at === undefined)}
        {steps.map((it, i) => row(it, plan.at === i))}
      </ol>
    </div>
  )
}
