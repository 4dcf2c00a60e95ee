import { ListOrdered } from 'lucide-react'
import { useMemo, useState } from 'react'
import { fileNameFor } from '../../core/exports/export-target.ts'
import {
  breakWords,
  reasonsOf,
  rolloutScript,
  rolloutZip,
  stepCommand,
  waitWords,
} from '../../core/exports/rollout-files.ts'
import type { Rollout, RolloutStep } from '../../core/rollout/rollout.ts'
import { downloadFile } from '../../platform/files.ts'
import { builtBy } from '../../workspace/overlay.ts'
import { NoAnswer } from '../report/NoAnswer.tsx'
import { Button } from '../ui/Button.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { useAnswer } from '../use-answer.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import dialogStyles from './ExportDialog.module.css'
import styles from './StepsTarget.module.css'
import { CopyButton, copyTarget, DownloadButton, Target } from './TargetRow.tsx'

const title = 'Steps for a cluster'

/** The changes since the baseline in an order in which no request fails in between. Finding it takes time, so it is asked for. */
export function StepsTarget() {
  const name = useWorkspaceState(it => it.name)
  const baseline = useWorkspaceState(it => it.baseline.files)
  const shown = useWorkspaceState(it => it.overlay?.folder)
  const [isAsked, setAsked] = useState(false)
  const before = useMemo(() => builtBy(shown, baseline), [shown, baseline])
  const { answer, isPending, failure, stack, retry } = useAnswer(
    isAsked ? { type: 'rollout', before } : undefined,
  )
  const rollout = answer && 'steps' in answer && !isPending ? answer : undefined
  const refusal = answer && 'refuse' in answer && !isPending ? answer.refuse : undefined
  return (
    <Target
      title={title}
      doc="kubectl commands in an order in which no request fails in between, each step traced. One file a step."
      fileName={`${fileNameFor(`${name}-steps`)}.zip`}
      actions={
        rollout && rollout.steps.length > 0 ? (
          <>
            <CopyButton title={title} onClick={() => void copyTarget(title, rolloutScript(rollout))} />
            <DownloadButton
              title={title}
              onClick={() => {
                const file = rolloutZip(name, rollout)
                downloadFile(file.name, file.data, file.mime)
              }}
            />
          </>
        ) : (
          !isAsked && (
            <Button icon={<ListOrdered />} onClick={() => setAsked(true)}>
              Find the steps
            </Button>
          )
        )
      }
    >
      <div role="status">
        {isAsked && isPending && 'Tracing requests between the steps…'}
        {rollout?.steps.length === 0 && 'Comments and layout only: there is nothing to apply.'}
        {rollout && rollout.steps.length > 0 && summaryOf(rollout)}
      </div>
      {refusal !== undefined && <p role="alert">{refusal}</p>}
      <NoAnswer failure={failure} stack={stack} retry={retry} />
      {rollout && (
        <>
          {rollout.limits.map(it => (
            <p key={it}>{it}</p>
          ))}
          <ol className={styles.steps} aria-label="Steps">
            {rollout.steps.map((step, i) => (
              <Step key={`${i} ${step.title}`} step={step} index={i} />
            ))}
          </ol>
        </>
      )}
    </Target>
  )
}

function summaryOf({ steps }: Rollout): string {
  const unsafe = steps.filter(it => it.breaks.some(one => one.fails)).length
  const count = steps.length === 1 ? 'One step' : `${steps.length} steps`
  if (unsafe === 0)
    return `${count}. No request that is answered before and after fails in between. ${waitWords}`
  return `${count}. ${unsafe === 1 ? 'One is' : `${unsafe} are`} not safe: no order was found in which every request is answered.`
}

function Step({ step, index }: { step: RolloutStep; index: number }) {
  const label = `Step ${index + 1}: ${step.title}`
  return (
    <li className={styles.step}>
      <div className={styles.head}>
        <strong>{step.title}</strong>
        <CopyButton title={label} onClick={() => void copyTarget(label, stepCommand(step))} />
      </div>
      <p>{step.why}</p>
      {step.breaks.map(it => {
        const words = breakWords(it, index)
        return (
          <p key={words} className={styles.unsafe}>
            <SeverityIcon severity={it.fails ? 'error' : 'warning'} size={15} />
            <span>{words}</span>
          </p>
        )
      })}
      {reasonsOf(step).map(it => (
        <p key={it}>{it}</p>
      ))}
      <details className={dialogStyles.preview}>
        <summary>Show the command</summary>
        <textarea aria-label={`Command: ${label}`} readOnly rows={10} value={stepCommand(step)} />
      </details>
    </li>
  )
}
