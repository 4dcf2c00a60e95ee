import { ClipboardCopy, Copy } from 'lucide-react'
import type { ResourceId } from '../../../core/model/resource.ts'
import { MenuItem } from '../../ui/Menu.tsx'
import type { Commands } from './commands.ts'

/** Entries of a menu that make more of some resources. */
export function CopyItems({ ids, commands }: { ids: readonly ResourceId[]; commands: Commands }) {
  return (
    <>
      <MenuItem icon={<ClipboardCopy />} shortcut="Ctrl+C" onSelect={() => commands.copy(ids)}>
        Copy as YAML
      </MenuItem>
      <MenuItem icon={<Copy />} shortcut="Ctrl+D" onSelect={() => commands.duplicate(ids)}>
        Duplicate
      </MenuItem>
    </>
  )
}
