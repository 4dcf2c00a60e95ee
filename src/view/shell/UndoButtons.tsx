import { Redo2, Undo2 } from 'lucide-react'
import { IconButton } from '../ui/IconButton.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'

/** They say in their tooltips what they would take back or do again. */
export function UndoButtons() {
  const workspace = useWorkspace()
  const { entries, position } = useWorkspaceState(it => it.history)
  const last = entries[position - 1]
  const next = entries[position]
  return (
    <>
      <IconButton
        label="Undo"
        tooltip={last ? `Undo: ${last.title}` : 'Nothing to undo'}
        shortcut="Ctrl+Z"
        icon={<Undo2 />}
        aria-disabled={!last}
        onClick={workspace.undo}
      />
      <IconButton
        label="Redo"
        tooltip={next ? `Redo: ${next.title}` : 'Nothing to redo'}
        shortcut="Ctrl+Shift+Z"
        icon={<Redo2 />}
        aria-disabled={!next}
        onClick={workspace.redo}
      />
    </>
  )
}
