import { ConvertItem } from '../../convert/ConvertItem.tsx'
import { useEditable } from '../../editable.tsx'
import { MenuGroup } from '../../ui/Menu.tsx'
import type { CanvasScene } from '../keys/canvas-command.ts'
import { copy, duplicate, remove } from '../keys/item-commands.ts'
import { CommandItem } from './CommandItem.tsx'

/** The menu of several boxes. */
export function GroupMenu({ scene }: { scene: CanvasScene }) {
  const isEditable = useEditable()
  return (
    <MenuGroup label={`${scene.resources.length} resources`}>
      <CommandItem command={copy} scene={scene} />
      <CommandItem command={duplicate} scene={scene} />
      {isEditable && <ConvertItem resources={scene.resources} />}
      <CommandItem command={remove} scene={{ ...scene, isGroup: true }} />
    </MenuGroup>
  )
}
