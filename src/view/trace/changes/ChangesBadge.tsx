import { useComparedWith } from '../../screen/use-compared-with.ts'
import { useAnswerOrToast } from '../../use-answer.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import styles from '../saved/SavedBadge.module.css'

/** How many routing changes there are; nothing while the files are as in the baseline. */
export function ChangesBadge() {
  const touched = useWorkspaceState(it => it.baseline.files !== it.files)
  return touched ? <Count /> : null
}

function Count() {
  const compared = useComparedWith()
  const question = 'before' in compared ? ({ type: 'changes', before: compared.before } as const) : undefined
  const { answer } = useAnswerOrToast(question, 'The count of changes')
  const count = 'before' in compared ? (answer?.changes.length ?? 0) : 0
  return count === 0 ? null : <span className={styles.count}>{count}</span>
}
