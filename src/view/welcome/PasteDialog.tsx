import { useState } from 'react'
import { offerAfterImport } from '../files/offer-after-import.ts'
import { isBlank, openContent } from '../files/open-content.ts'
import { pastedName } from '../files/pasted-name.ts'
import { addFiles } from '../files/take-files.ts'
import { closeDialog, showWelcome } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/TextField.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'

/** YAML from the clipboard: a workspace of its own, or one more file of this one. */
export function PasteDialog({ initial = '' }: { initial?: string }) {
  const workspace = useWorkspace()
  const services = useServices()
  const occupied = useWorkspaceState(it => !isBlank(it.files))
  const [text, setText] = useState(initial)
  const blank = text.trim() === ''
  const file = { name: 'pasted.yaml', text }

  function openAlone(): void {
    closeDialog()
    void openContent(workspace, services, { name: pastedName(text), files: [file] }).then(
      isOpen => isOpen && offerAfterImport(workspace, [file]),
    )
  }

  function addToThese(): void {
    closeDialog()
    showWelcome(false)
    addFiles(workspace, [file])
    offerAfterImport(workspace, [file])
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      title="Paste YAML"
      description="One or more documents, as they are in a file or as kubectl prints them."
      footer={
        occupied ? (
          <>
            <Button disabled={blank} onClick={openAlone}>
              Open as a new workspace
            </Button>
            <Button variant="primary" disabled={blank} onClick={addToThese}>
              Add as a file
            </Button>
          </>
        ) : (
          <Button variant="primary" disabled={blank} onClick={openAlone}>
            Open
          </Button>
        )
      }
    >
      <TextArea
        label="YAML"
        hideLabel
        mono
        autoFocus
        rows={14}
        placeholder={'apiVersion: networking.istio.io/v1\nkind: Gateway\n…'}
        value={text}
        onChange={setText}
      />
    </Dialog>
  )
}
