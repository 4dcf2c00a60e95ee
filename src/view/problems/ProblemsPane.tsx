import { useMemo, useState } from 'react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { useShownProblems } from '../scope/use-scope.ts'
import { showAll } from '../screen/scope-state.ts'
import { openDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import { ChecksHost } from './ChecksHost.tsx'
import { NothingToShow } from './NothingToShow.tsx'
import { ProblemBar } from './ProblemBar.tsx'
import { ProblemLines } from './ProblemLines.tsx'
import styles from './ProblemsPane.module.css'
import { countProblems, listProblems, type ProblemFilter } from './problem-list.ts'

/** Everything the checks found in the files; choosing a problem selects its place everywhere. */
export function ProblemsPane() {
  const diagnostics = useShownProblems()
  const all = useWorkspaceState(it => it.analysis?.diagnostics.length ?? 0)
  const files = useWorkspaceState(it => it.files)
  const failure = useWorkspaceState(it => it.analysisError)
  const stack = useWorkspaceState(it => it.analysisErrorStack)
  const [filter, setFilter] = useState<ProblemFilter>({
    text: '',
    hidden: [],
    grouping: 'file',
    opened: [],
  })
  const muted = useWorkspaceState(it => it.analysis?.muted) ?? none
  const counts = useMemo(() => countProblems(diagnostics), [diagnostics])
  const lines = useMemo(
    () =>
      listProblems(
        filter.muted ? [...diagnostics, ...muted] : diagnostics,
        files.map(it => it.name),
        filter,
      ),
    [diagnostics, muted, files, filter],
  )

  return (
    <section className={styles.pane} aria-label="Problems" data-pane="problems">
      <ProblemBar counts={counts} muted={muted.length} filter={filter} onFilter={setFilter} />
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}{' '}
          <Button
            size="s"
            variant="ghost"
            onClick={() =>
              openDialog({ type: 'report', fault: { where: 'The checks', message: failure, stack } })
            }
          >
            Report…
          </Button>
        </p>
      )}
      {diagnostics.length < all && (
        <p className={styles.scope}>
          {diagnostics.length} of {all} problems: those of what the canvas shows.
          <Button size="s" variant="ghost" onClick={showAll}>
            Show all problems
          </Button>
        </p>
      )}
      {lines.length > 0 ? (
        <ProblemLines
          lines={lines}
          withFile={filter.grouping === 'severity' || filter.opened.length > 0}
          onToggle={kind => setFilter({ ...filter, opened: toggled(filter.opened, kind) })}
        />
      ) : (
        <NothingToShow
          filtered={all > 0}
          onShowAll={() => {
            setFilter({ ...filter, text: '', hidden: [] })
            showAll()
          }}
        />
      )}
      <ChecksHost />
    </section>
  )
}

const none: readonly Diagnostic[] = []

function toggled(kinds: readonly string[], kind: string): string[] {
  return kinds.includes(kind) ? kinds.filter(it => it !== kind) : [...kinds, kind]
}
