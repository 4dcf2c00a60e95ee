import { Combine, Copy, Download, Focus, Pencil, Split, Trash2 } from 'lucide-react'
import { useEditable } from '../editable.tsx'
import { fileKeys } from '../keys/pane-keys.ts'
import { focusOn } from '../screen/scope-state.ts'
import { MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { downloadOne, duplicate, joinFolder, possibleFor, remove, split } from './file-actions.ts'

/** The entries of a file's menu. */
export function FileActions({ name, onRename }: { name: string; onRename: (file: string) => void }) {
  const workspace = useWorkspace()
  const isEditable = useEditable()
  const possible = possibleFor(workspace, name)
  return (
    <>
      {isEditable && (
        <>
          <MenuItem icon={<Pencil />} shortcut={fileKeys.rename.keys[0]} onSelect={() => onRename(name)}>
            Rename or move
          </MenuItem>
          <MenuItem icon={<Copy />} onSelect={() => duplicate(workspace, name)}>
            Duplicate
          </MenuItem>
          {possible.split && (
            <MenuItem icon={<Split />} onSelect={() => split(workspace, name)}>
              Split by resource
            </MenuItem>
          )}
          {possible.join && (
            <MenuItem icon={<Combine />} onSelect={() => joinFolder(workspace, name)}>
              Join the other files of its folder into it
            </MenuItem>
          )}
        </>
      )}
      <MenuItem icon={<Download />} onSelect={() => downloadOne(workspace, name)}>
        Download
      </MenuItem>
      <MenuItem icon={<Focus />} onSelect={() => focusOn({ type: 'file', file: name })}>
        Show only what is in this file
      </MenuItem>
      {isEditable && (
        <>
          <MenuSeparator />
          <MenuItem
            icon={<Trash2 />}
            danger
            shortcut={fileKeys.remove.keys[0]}
            onSelect={() => remove(workspace, name)}
          >
            Delete
          </MenuItem>
        </>
      )}
    </>
  )
}
