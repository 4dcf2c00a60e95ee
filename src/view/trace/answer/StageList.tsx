import { Check, ChevronDown, ChevronRight, CircleCheck, CircleX, Minus } from 'lucide-react'
import { memo, useId, useState } from 'react'
import type { Candidate, Stage, StageName } from '../../../core/explain/explanation.ts'
import type { Place } from '../../../core/model/resource.ts'
import { classNames } from '../../ui/class-names.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import { isRulePlace, ReachRule } from '../reach/ReachRule.tsx'
import { showWritten } from '../show-written.ts'
import styles from './StageList.module.css'

const stageNames: Record<StageName, string> = {
  sidecar: 'Sidecar',
  listener: 'Listener',
  filterChain: 'Filter chain',
  tls: 'TLS',
  request: 'Request line',
  virtualHost: 'Virtual host',
  route: 'Rules',
  action: 'Action',
}

/**
 * The way of a request, stage after stage. What was tried is unfolded where it stopped and where rules were tried.
 * Without `leads` the places are no links: they are in other files than those that are open.
 */
export function StageList({ stages, leads }: { stages: readonly Stage[]; leads: boolean }) {
  return (
    <ol className={styles.stages} aria-label="Stages">
      {stages.map(it => (
        <StageView key={`${it.name} ${it.verdict}`} stage={it} leads={leads} />
      ))}
    </ol>
  )
}

const StageView = memo(function StageView({ stage, leads }: { stage: Stage; leads: boolean }) {
  const stopped = stage.verdict === 'stopped'
  const [open, setOpen] = useState(stopped || stage.name === 'route' || stage.name === 'action')
  const id = useId()
  const { candidates } = stage
  const passed = candidates.filter(it => !it.taken).length
  return (
    <li className={classNames(styles.stage, stopped && styles.stopped)} data-verdict={stage.verdict}>
      <span className={styles.mark}>
        {stopped ? <CircleX aria-label="Stopped" /> : <CircleCheck aria-label="Passed" />}
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <h3 className={styles.name}>{stageNames[stage.name]}</h3>
          <p className={styles.sentence}>{stage.sentence}</p>
          {candidates.length > 0 && (
            <button
              type="button"
              className={styles.fold}
              aria-expanded={open}
              aria-controls={id}
              aria-label={`${stageNames[stage.name]}: ${candidates.length} tried, ${passed} skipped`}
              onClick={() => setOpen(!open)}
            >
              {candidates.length} tried
              {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
            </button>
          )}
        </div>
        {open && candidates.length > 0 && (
          <ul id={id} className={styles.candidates}>
            {candidates.map((it, i) => (
              <CandidateView key={i} candidate={it} leads={leads} />
            ))}
          </ul>
        )}
      </div>
    </li>
  )
})

function CandidateView({ candidate, leads }: { candidate: Candidate; leads: boolean }) {
  const workspace = useWorkspace()
  const { place, label, taken, why } = candidate
  const words = (
    <>
      <span className={styles.tick}>
        {taken ? <Check aria-label="Matched:" /> : <Minus aria-label="Skipped:" />}
      </span>
      <span className={styles.label}>{label}</span>
      <span className={styles.why}>{why}</span>
    </>
  )
  return (
    <li className={classNames(styles.candidate, taken && styles.taken)}>
      {place && leads ? (
        <button type="button" className={styles.choose} onClick={() => choose(place)}>
          {words}
        </button>
      ) : (
        <span className={styles.choose}>{words}</span>
      )}
      {place && leads && !taken && isRulePlace(place) && <ReachRule place={place} />}
    </li>
  )

  function choose(chosen: Place): void {
    showWritten(workspace, chosen)
  }
}
