import { useMemo } from 'react'
import type { RoutingChange } from '../../../core/change/routing-diff.ts'
import { witnessSides } from '../../../core/change/witness-sides.ts'
import { explainTrace } from '../../../core/explain/explain-trace.ts'
import type { Explained } from '../../../core/explain/explanation.ts'
import type { Model } from '../../../core/model/model.ts'
import { StageList } from '../answer/StageList.tsx'
import { TraceAnswer } from '../answer/TraceAnswer.tsx'
import styles from './BothWays.module.css'

/** The way of a change's witness with the configuration compared with, beside its way now. */
export function BothWays({ change, before, model }: { change: RoutingChange; before: Model; model: Model }) {
  const sides = useMemo(() => witnessSides(before, model, change), [before, model, change])
  if (!sides) return null
  return (
    <div className={styles.ways}>
      <Way title="Before" explained={sides.before} />
      <Way title="Now" explained={sides.after} model={model} />
    </div>
  )
}

/** Without a model, what stands in it leads nowhere: it is not in the files any more. */
function Way({ title, explained, model }: { title: string; explained: Explained; model?: Model }) {
  const explanation = useMemo(() => explainTrace(explained), [explained])
  return (
    <section className={styles.way} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <TraceAnswer explanation={model ? explanation : { ...explanation, advice: undefined, facts: [] }} />
      <StageList stages={explanation.stages} model={model} />
    </section>
  )
}
