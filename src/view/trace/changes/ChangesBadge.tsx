import type { Model } from '../../../core/model/model.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import styles from '../saved/SavedBadge.module.css'
import { useTraceModel } from '../use-trace-model.ts'
import { useChanges } from './use-changes.ts'

/** How many routing changes there are; nothing while the files are as they were opened. */
export function ChangesBadge() {
  const touched = useWorkspaceState(it => it.opened !== it.files)
  return touched ? <Count /> : null
}

function Count() {
  const model = useTraceModel()
  return model.ofKind('VirtualService').length > mostCounted ? null : <CountOf model={model} />
}

/** With more VirtualServices than this the comparison is made when it is looked at, not with every keystroke. */
const mostCounted = 200

function CountOf({ model }: { model: Model }) {
  const changes = useChanges(model)
  const count = 'diff' in changes ? changes.diff.changes.length : 0
  return count === 0 ? null : <span className={styles.count}>{count}</span>
}
