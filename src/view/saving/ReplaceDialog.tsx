import { hasUnsavedWork } from '../../workspace/unsaved-work.ts'
import { closeDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { downloadWorkspace } from './download-workspace.ts'

export interface ReplaceDialogProps {
  /** The name of what is to be opened. */
  name: string
  /** A sentence about it. */
  note?: string | undefined
  onAnswer: (open: boolean) => void
  /** What can be done with it besides. */
  other?: { readonly label: string; readonly onSelect: () => void } | undefined
}

/** Other content is about to take the place of the work: says what becomes of that, as things stand at the moment. */
export function ReplaceDialog({ name, note, onAnswer, other }: ReplaceDialogProps) {
  const workspace = useWorkspace()
  const isUnsaved = useWorkspaceState(hasUnsavedWork)
  const fate = useWorkspaceState(it => {
    if (hasUnsavedWork(it))
      return `“${it.name}” is not saved and would be lost. ${it.saveFault?.message ?? ''}`
    if (it.saved === 'failed') return `“${it.name}” has no changes and is not saved here.`
    return `“${it.name}” stays among the recent workspaces.`
  })

  function answer(open: boolean): void {
    closeDialog()
    onAnswer(open)
  }

  return (
    <Dialog
      open
      onClose={() => answer(false)}
      title={`Open “${name}”?`}
      description={note ? `${note} ${fate}` : fate}
      size="s"
      footer={
        <>
          <Button onClick={() => answer(false)}>Stay here</Button>
          {other && <Button onClick={other.onSelect}>{other.label}</Button>}
          {isUnsaved && <Button onClick={() => answer(true)}>Open without saving</Button>}
          <Button
            variant="primary"
            onClick={() => {
              if (isUnsaved) downloadWorkspace(workspace)
              answer(true)
            }}
          >
            {isUnsaved ? 'Download, then open' : 'Open'}
          </Button>
        </>
      }
    />
  )
}
