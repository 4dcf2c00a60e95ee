import { Check, CircleCheck, CircleX, Minus } from 'lucide-react'
import type { Model } from '../../core/model/model.ts'
import type { Place } from '../../core/model/resource.ts'
import type { Candidate, Explanation, Stage, StageName } from '../../core/routing/explain-trace.ts'
import { Badge } from '../ui/Badge.tsx'
import { classNames } from '../ui/class-names.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { isRulePlace, ReachRule } from './ReachRule.tsx'
import styles from './trace.module.css'

const stageNames: Record<StageName, string> = {
  listener: 'Listener',
  filterChain: 'Filter chain',
  tls: 'TLS',
  request: 'Request line',
  virtualHost: 'Virtual host',
  route: 'Rules',
  action: 'Action',
}

const tones = { arrived: 'success', answered: 'info', stopped: 'error' } as const

/** Where a request ends and what was tried on the way. Whatever stands in the files can be selected. */
export function TraceAnswer({ explanation, model }: { explanation: Explanation; model: Model }) {
  const { title, seen, advice, verdict, stages } = explanation
  return (
    <>
      <div className={styles.outcome} role="status" aria-label="Outcome">
        <Badge tone={tones[verdict]}>
          {verdict === 'stopped' ? seen : verdict === 'answered' ? `Answered ${seen}` : 'Arrives'}
        </Badge>
        <strong className={styles.title}>{title}</strong>
      </div>
      {advice && <p className={styles.advice}>{advice}</p>}
      <ol className={styles.stages} aria-label="Stages">
        {stages.map(it => (
          <StageView key={it.name} stage={it} model={model} />
        ))}
      </ol>
    </>
  )
}

function StageView({ stage, model }: { stage: Stage; model: Model }) {
  const stopped = stage.verdict === 'stopped'
  return (
    <li className={classNames(styles.stage, stopped && styles.stopped)} data-verdict={stage.verdict}>
      <div className={styles.stageHead}>
        {stopped ? <CircleX aria-label="Stopped" /> : <CircleCheck aria-label="Passed" />}
        <h3 className={styles.stageName}>{stageNames[stage.name]}</h3>
        <span>{stage.sentence}</span>
      </div>
      {stage.candidates.length > 0 && (
        <ul className={styles.candidates}>
          {stage.candidates.map((it, i) => (
            <CandidateView key={i} candidate={it} model={model} />
          ))}
        </ul>
      )}
    </li>
  )
}

function CandidateView({ candidate, model }: { candidate: Candidate; model: Model }) {
  const workspace = useWorkspace()
  const { place, label, taken, why } = candidate
  const words = (
    <>
      <span className={styles.mark}>
        {taken ? <Check aria-label="Taken:" /> : <Minus aria-label="Passed over:" />}
      </span>
      <span className={styles.label}>{label}</span>
      <span className={styles.why}>{why}</span>
    </>
  )
  return (
    <li className={classNames(styles.candidate, taken && styles.taken)}>
      {place ? (
        <button type="button" className={styles.choose} onClick={() => choose(place)}>
          {words}
        </button>
      ) : (
        <span className={styles.choose}>{words}</span>
      )}
      {place && !taken && isRulePlace(place) && <ReachRule model={model} place={place} />}
    </li>
  )

  function choose(chosen: Place): void {
    workspace.select({ type: 'place', place: chosen, origin: 'problems' })
  }
}
