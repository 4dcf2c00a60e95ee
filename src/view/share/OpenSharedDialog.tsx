import type { SharedContent } from '../../core/share/shared-content.ts'
import { useServices } from '../services.ts'
import { closeDialog } from '../shell/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { showShared } from './open-shared.ts'

/** A link was opened while there is work: nothing is replaced unasked. */
export function OpenSharedDialog({ content }: { content: SharedContent }) {
  const workspace = useWorkspace()
  const services = useServices()
  const name = useWorkspaceState(it => it.name)
  const files = content.files.length === 1 ? 'one file' : `${content.files.length} files`
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={`Open “${content.name}”?`}
      description={`The link holds ${files}. “${name}” is kept among the recent workspaces, and can be gone back to.`}
      size="s"
      footer={
        <>
          <Button onClick={closeDialog}>Stay here</Button>
          <Button
            variant="primary"
            onClick={() => {
              closeDialog()
              void showShared(workspace, services, content)
            }}
          >
            Open the link
          </Button>
        </>
      }
    />
  )
}
