import { Redo2, Undo2 } from 'lucide-react'
import { redo, undo } from '../commands/edit.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'

/** They say in their tooltips what they would take back or do again. */
export function UndoButtons() {
  const workspace = useWorkspace()
  const { entries, position, isCut } = useWorkspaceState(it => it.history)
  const last = entries[position - 1]
  const next = entries[position]
  return (
    <>
      <IconButton
        label="Undo"
        tooltip={
          last ? `Undo: ${last.title}` : isCut ? 'Older changes are no longer kept' : 'Nothing to undo'
        }
        shortcut={undo.keys[0]}
        icon={<Undo2 />}
        aria-disabled={!last && !isCut}
        onClick={workspace.undo}
      />
      <IconButton
        label="Redo"
        tooltip={next ? `Redo: ${next.title}` : 'Nothing to redo'}
        shortcut={redo.keys[0]}
        icon={<Redo2 />}
        aria-disabled={!next}
        onClick={workspace.redo}
      />
    </>
  )
}
