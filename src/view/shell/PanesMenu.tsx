import { PanelsTopLeft } from 'lucide-react'
import { showOrHideInspector, toggleFiles } from '../commands/show.tsx'
import { type PaneName, togglePane, useLayout } from '../screen/layout-state.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuGroup, MenuItem } from '../ui/Menu.tsx'
import { useWorkspace } from '../workspace-context.tsx'

const panes: readonly { name: PaneName; label: string; shortcut?: string }[] = [
  { name: 'files', label: 'Files', shortcut: toggleFiles.keys[0] },
  { name: 'yaml', label: 'YAML' },
  { name: 'inspector', label: 'Inspector' },
  { name: 'drawer', label: 'Problems and history' },
]

/** Which panes are shown. */
export function PanesMenu() {
  const layout = useLayout(it => it)
  const workspace = useWorkspace()
  const toggle = (name: PaneName) =>
    name === 'inspector' ? showOrHideInspector(workspace) : togglePane(name)
  return (
    <Menu align="end" trigger={<IconButton label="Panes" icon={<PanelsTopLeft />} />}>
      <MenuGroup label="Show">
        {panes.map(({ name, label, shortcut }) => (
          <MenuItem
            key={name}
            role="menuitemcheckbox"
            checked={layout[name]}
            shortcut={shortcut}
            onSelect={() => toggle(name)}
          >
            {label}
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  )
}
