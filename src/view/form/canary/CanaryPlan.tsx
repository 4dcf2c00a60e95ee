import { Download, StepForward } from 'lucide-react'
import { useMemo } from 'react'
import { goToStep } from '../../../core/canary/go-to-step.ts'
import { shareOf } from '../../../core/canary/plan-canary.ts'
import type { Split } from '../../../core/canary/read-split.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { useForm } from '../form-context.ts'
import styles from './canary.module.css'
import { keepPlan, ruleKey, useCanary } from './canary-state.ts'
import { followPlan, sameWeights } from './follow-plan.ts'
import { StepChips } from './StepChips.tsx'
import { StepList } from './StepList.tsx'
import { type PlannedStep, useStepActions } from './use-step-actions.ts'

const noChoices = {}

/** Plans the steps of a rule's canary, takes them, and hands each of them out. */
export function CanaryPlan({ split }: { split: Split }) {
  const { resource, edit } = useForm()
  const key = ruleKey(split.rule)
  const choices = useCanary(it => it.plans[key]) ?? noChoices
  const plan = useMemo(() => followPlan(split, choices), [split, choices])
  const actions = useStepActions(resource, split, plan)
  const { destinations, weights } = split
  const canary = destinations[plan.canary]?.name ?? ''
  const sum = weights.reduce((it, weight) => it + weight, 0)

  const steps = plan.steps.map(({ percent, weights }): PlannedStep => {
    return { label: `${percent} %`, name: `${percent}-percent`, title: `Canary step ${percent} %`, weights }
  })
  const start: PlannedStep = {
    label: 'Start',
    name: 'rollback',
    title: `Roll back the canary to ${percentWords(shareOf(plan.start, plan.canary))}`,
    weights: plan.start,
  }
  const next = plan.next === undefined ? undefined : steps[plan.next]

  function go({ title, weights: wanted }: PlannedStep) {
    if (sameWeights(wanted, weights)) return
    keepPlan(key, { canary, start: plan.start })
    edit(goToStep(split.rule, title, wanted))
  }

  return (
    <>
      <Select
        label="Canary"
        value={canary}
        options={destinations.map((it, i) => ({
          value: it.name,
          label: it.name,
          detail: `${percentWords(shareOf(weights, i))} now`,
        }))}
        onChange={name => keepPlan(key, { canary: name })}
      />
      <StepChips percents={plan.percents} onChange={percents => keepPlan(key, { percents })} />
      <StepList split={split} plan={plan} steps={steps} start={start} actions={actions} onGo={go} />
      {plan.total !== sum && (
        <p className={styles.hint}>
          The weights add up to {sum}, too few for every step. The steps add up to {plan.total}.
        </p>
      )}
      <div className={styles.foot}>
        <Button
          size="s"
          icon={<StepForward />}
          aria-disabled={!next || undefined}
          onClick={() => next && go(next)}
        >
          {next ? `Next step: ${next.label}` : 'No further step'}
        </Button>
        <Button size="s" variant="ghost" icon={<Download />} onClick={actions.downloadAll}>
          All steps as a zip
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {canary} has {percentWords(shareOf(weights, plan.canary))} of the traffic.
      </p>
    </>
  )
}
