import { useEditable } from '../../editable.tsx'
import { MenuItem } from '../../ui/Menu.tsx'
import type { CanvasCommand, CanvasScene } from '../keys/canvas-command.ts'

/** A command as an entry of a menu, with its keys; left out, or with `always` greyed out, where it has nothing to do. */
export function CommandItem({
  command,
  scene,
  always,
}: {
  command: CanvasCommand
  scene: CanvasScene
  always?: true
}) {
  const isEditable = useEditable()
  const action = command.action(scene)
  if ((command.edits && !isEditable) || (!action && !always)) return null
  const Icon = command.icon
  return (
    <MenuItem
      icon={Icon && <Icon />}
      shortcut={command.keys[0]}
      danger={command.danger}
      disabled={!action}
      onSelect={() => action?.()}
    >
      {command.label?.(scene) ?? command.title}
    </MenuItem>
  )
}
