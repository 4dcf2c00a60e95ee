import { MenuGroup } from '../../ui/Menu.tsx'
import type { CanvasScene } from '../keys/canvas-command.ts'
import { copy, duplicate, remove } from '../keys/item-commands.ts'
import { CommandItem } from './CommandItem.tsx'

/** The menu of several boxes. */
export function GroupMenu({ scene }: { scene: CanvasScene }) {
  return (
    <MenuGroup label={`${scene.resources.length} resources`}>
      <CommandItem command={copy} scene={scene} />
      <CommandItem command={duplicate} scene={scene} />
      <CommandItem command={remove} scene={{ ...scene, isGroup: true }} />
    </MenuGroup>
  )
}
