import { TriangleAlert } from 'lucide-react'
import { openDialog } from '../screen/screen-state.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './NotSaved.module.css'

/** Stands in the top bar while the browser does not keep the work; leads to why, and to what can be done. */
export function NotSaved() {
  const saved = useWorkspaceState(it => it.saved)
  const message = useWorkspaceState(it => it.saveFault?.message)
  return (
    <span role="status">
      {saved === 'failed' && (
        <Tooltip content={message ?? 'The browser does not save your work.'}>
          <button type="button" className={styles.button} onClick={() => openDialog({ type: 'not-saved' })}>
            <TriangleAlert aria-hidden="true" />
            Not saved
          </button>
        </Tooltip>
      )}
    </span>
  )
}
