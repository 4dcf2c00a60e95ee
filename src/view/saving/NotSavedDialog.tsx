import { Download, RotateCw } from 'lucide-react'
import { closeDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { downloadWorkspace } from './download-workspace.ts'
import { KeptWorkspaces } from './KeptWorkspaces.tsx'

/** Why the work is not kept, and the ways out: take it away, or make room. */
export function NotSavedDialog() {
  const workspace = useWorkspace()
  const saved = useWorkspaceState(it => it.saved)
  const fault = useWorkspaceState(it => it.saveFault)
  const isFailed = saved === 'failed'
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={isFailed ? 'Not saved' : 'Saved'}
      description={
        isFailed
          ? `${fault?.message ?? ''} The latest changes are in this page only, and are lost when it is closed. Download them, or make room.`
          : 'The latest changes are saved in this browser.'
      }
      footer={
        <>
          <Button icon={<RotateCw />} disabled={!isFailed} onClick={() => void workspace.flush()}>
            Try again
          </Button>
          <Button variant="primary" icon={<Download />} onClick={() => downloadWorkspace(workspace)}>
            Download all files
          </Button>
        </>
      }
    >
      {fault?.reason !== 'blocked' && <KeptWorkspaces />}
    </Dialog>
  )
}
