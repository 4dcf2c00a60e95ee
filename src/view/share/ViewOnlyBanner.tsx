import { Eye } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './ViewOnlyBanner.module.css'

/** Says that nothing can be changed, and how it can. */
export function ViewOnlyBanner() {
  const workspace = useWorkspace()
  const isViewOnly = useWorkspaceState(it => it.viewOnly === true)
  if (!isViewOnly) return null
  return (
    <div role="status" className={styles.banner}>
      <Eye aria-hidden="true" />
      <span>View only: the link was made to be looked at. You can comment and send a link back.</span>
      <Button size="s" onClick={() => workspace.editCopy()}>
        Edit a copy
      </Button>
    </div>
  )
}
