import type { ReactElement } from 'react'
import { addableKinds } from '../canvas/keys/addable-kinds.ts'
import { add } from '../commands/add.tsx'
import { KindIcon } from '../ui/KindIcon.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { useWorkspace } from '../workspace-context.tsx'

export function AddMenu({ trigger, align }: { trigger: ReactElement; align?: 'start' | 'end' }) {
  const workspace = useWorkspace()
  return (
    <Menu trigger={trigger} align={align}>
      {addableKinds.map(({ kind, doc }) => (
        <MenuItem
          key={kind}
          icon={<KindIcon kind={kind} />}
          detail={doc}
          onSelect={() => add(workspace, kind)}
        >
          {kind}
        </MenuItem>
      ))}
    </Menu>
  )
}
