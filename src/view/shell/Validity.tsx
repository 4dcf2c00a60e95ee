import { CircleCheck, LoaderCircle } from 'lucide-react'
import { useMemo } from 'react'
import type { Severity } from '../../core/severity.ts'
import { NotSaved } from '../saving/NotSaved.tsx'
import { showDrawer } from '../screen/layout-state.ts'
import {
  type Counts,
  countLoose,
  countProblems,
  countsInWords,
  type Loose,
  nothingLoose,
} from '../screen/problem-counts.ts'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './Validity.module.css'

/** Whether the configuration is right, at a glance; leads to the problems. */
export function Validity() {
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics)
  const graph = useWorkspaceState(it => it.analysis?.graph)
  const failure = useWorkspaceState(it => it.analysisError)
  const draft = useWorkspaceState(it => it.draft)
  const counts = useMemo(() => diagnostics && countProblems(diagnostics), [diagnostics])
  const loose = useMemo(
    () => (diagnostics && graph ? countLoose({ diagnostics, graph }) : nothingLoose),
    [diagnostics, graph],
  )

  return (
    <>
      <NotSaved />
      <Tooltip content={failure ?? 'Show the problems'}>
        <button type="button" className={styles.validity} onClick={() => showDrawer('problems')}>
          {content()}
        </button>
      </Tooltip>
    </>
  )

  function content() {
    if (failure)
      return (
        <>
          <SeverityIcon severity="warning" size={15} />
          Checks stopped
        </>
      )
    if (!counts || draft)
      return (
        <>
          <LoaderCircle className={styles.waiting} aria-hidden="true" />
          {draft ? `Reading… ${Math.round((100 * draft.done) / draft.total)}%` : 'Checking…'}
        </>
      )
    const words = countsInWords(counts, loose)
    if (!counts.error && !counts.warning && !loose.withoutEffect && !loose.unresolved)
      return (
        <>
          <CircleCheck className={styles.fine} aria-hidden="true" />
          {words}
        </>
      )
    return (
      <>
        <SeverityIcon severity={severity(counts, loose)} size={15} />
        {words}
      </>
    )
  }
}

function severity({ error, warning }: Counts, { withoutEffect }: Loose): Severity {
  if (error) return 'error'
  return warning || withoutEffect ? 'warning' : 'info'
}
