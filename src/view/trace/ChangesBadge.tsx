import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './SavedBadge.module.css'
import { useChanges } from './use-changes.ts'
import { useTraceModel } from './use-trace-model.ts'

/** How many changes of routing there are; nothing while the files are as they were opened. */
export function ChangesBadge() {
  const touched = useWorkspaceState(it => it.opened !== it.files)
  return touched ? <Count /> : null
}

function Count() {
  const changes = useChanges(useTraceModel())
  const count = 'diff' in changes ? changes.diff.changes.length : 0
  return count === 0 ? null : <span className={styles.count}>{count}</span>
}
