import { CircleCheck } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { ChangesAnswer } from '../../../core/questions/changes.ts'
import type { Files } from '../../../core/text/file-change.ts'
import { TextChanges } from '../../compare/TextChanges.tsx'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { useScope } from '../../scope/use-scope.ts'
import { useChangesState } from '../../screen/changes-state.ts'
import { useComparedWith } from '../../screen/use-compared-with.ts'
import { useAnswer } from '../../use-answer.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { ChangeRow } from './ChangeRow.tsx'
import styles from './ChangesView.module.css'
import { CompareBar } from './CompareBar.tsx'
import { changedMarksStore, noMarks, rulesOfChanges } from './changed-marks.ts'
import { SavedChanges } from './SavedChanges.tsx'

/** What is otherwise than in the baseline, in a link or in another file: where requests go, or which lines. */
export function ChangesView() {
  const compared = useComparedWith()
  return (
    <div className={styles.changes}>
      <CompareBar />
      {'message' in compared ? (
        <p className={styles.remark} role="status" aria-label="Routing changes">
          {compared.message}
        </p>
      ) : (
        <Compared {...compared} />
      )}
    </div>
  )
}

function Compared({ before, written }: { before: Files; written?: Files }) {
  const shows = useChangesState(it => it.shows)
  return shows === 'text' && written ? <TextChanges before={written} /> : <Comparison before={before} />
}

function Comparison({ before }: { before: Files }) {
  const { answer, isPending, failure, stack, retry } = useAnswer({ type: 'changes', before })
  if (failure !== undefined) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  if (!answer)
    return (
      <p className={styles.remark} role="status" aria-label="Routing changes">
        Comparing…
      </p>
    )
  return <ChangeList before={before} answer={answer} isPending={isPending} />
}

/** The changes of what is shown: of the rule that takes the requests now, or took them before. */
function shownChanges(
  changes: ChangesAnswer['changes'],
  resources: readonly string[] | undefined,
): ChangesAnswer['changes'] {
  if (!resources) return changes
  const shown = new Set(resources)
  return changes.filter(({ before, after }) =>
    [before.place, after.place].some(it => it !== undefined && shown.has(it.resource)),
  )
}

interface ChangeListProps {
  before: Files
  answer: ChangesAnswer
  isPending: boolean
}

function ChangeList({ before, answer, isPending }: ChangeListProps) {
  const { changes, destinations, limits, meshChanged, refused, saved } = answer
  const documents = useWorkspaceState(it => it.analysis?.documents)
  const unreadable = useMemo(
    () => [...new Set((documents ?? []).filter(it => !it.readable).map(it => it.file))],
    [documents],
  )
  const count = changes.length
  const scope = useScope()
  const shown = useMemo(() => shownChanges(changes, scope?.resources), [changes, scope?.resources])
  useEffect(() => {
    changedMarksStore.setState({ rules: rulesOfChanges(changes), destinations: new Set(destinations) })
    return () => changedMarksStore.setState(noMarks)
  }, [changes, destinations])
  return (
    <>
      <div className={styles.summary} role="status" aria-label="Routing changes" aria-busy={isPending}>
        {count === 0 && <CircleCheck aria-hidden="true" />}
        <strong>
          {count === 0 ? 'No routing changes' : count === 1 ? '1 routing change' : `${count} routing changes`}
        </strong>
        <span className={styles.remark}>
          {[
            unreadable.length > 0 &&
              `${unreadable.join(', ')} cannot be read right now: the last readable version is compared.`,
            count === 0 &&
              `Every ${limits.length > 0 ? 'compared request' : 'request'} ends where it did and is handled as before, through gateways and within the mesh.`,
            ...limits,
            ...refused,
            meshChanged > 0 &&
              `TLS and TCP within the mesh are not compared; ${meshChanged === 1 ? 'a VirtualService' : `${meshChanged} VirtualServices`} with rules for them changed.`,
          ]
            .filter(Boolean)
            .join(' ')}
        </span>
      </div>
      <SavedChanges changes={saved} />
      {shown.length < count && (
        <p className={styles.remark}>
          {shown.length} of {count} changes: those of what the canvas shows.
        </p>
      )}
      {shown.length > 0 && (
        <ul className={styles.list} aria-label="Changes">
          {shown.map((it, i) => (
            <ChangeRow key={i} change={it} before={before} />
          ))}
        </ul>
      )}
    </>
  )
}
