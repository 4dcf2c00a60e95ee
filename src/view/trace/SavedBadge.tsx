import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './SavedBadge.module.css'

/** How many requests are kept. */
export function SavedBadge() {
  const count = useWorkspaceState(it => it.requests?.length ?? 0)
  return count === 0 ? null : <span className={styles.count}>{count}</span>
}
