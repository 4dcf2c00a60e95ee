import type { RoutingChange } from '../../../core/change/routing-diff.ts'
import type { Explanation } from '../../../core/explain/explanation.ts'
import type { Files } from '../../../core/text/file-change.ts'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { useAnswer } from '../../use-answer.ts'
import { StageList } from '../answer/StageList.tsx'
import { TraceAnswer } from '../answer/TraceAnswer.tsx'
import styles from './BothWays.module.css'

/** The way of a change's witness with the configuration compared with, beside its way now. */
export function BothWays({ change, before }: { change: RoutingChange; before: Files }) {
  const { request, gateway, from } = change
  const { answer, isPending, failure, stack, retry } = useAnswer({
    type: 'witness',
    before,
    change: { request, gateway, from },
  })
  if (failure !== undefined || !answer) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  return (
    <div className={styles.ways} aria-busy={isPending}>
      <Way title="Before" explanation={{ ...answer.before, advice: undefined, facts: [] }} />
      <Way title="Now" explanation={answer.after} isNow />
    </div>
  )
}

/** The way before has no links: its rules are in the files compared with, not in those that are open. */
function Way({
  title,
  explanation,
  isNow = false,
}: {
  title: string
  explanation: Explanation
  isNow?: boolean
}) {
  return (
    <section className={styles.way} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <TraceAnswer explanation={explanation} />
      <StageList stages={explanation.stages} leads={isNow} />
    </section>
  )
}
