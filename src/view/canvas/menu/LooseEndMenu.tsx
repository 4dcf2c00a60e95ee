import { makeOtherEnd } from '../../../core/operations/make-other-end.ts'
import { KindIcon } from '../../ui/KindIcon.tsx'
import { MenuGroup, MenuItem, PointMenu } from '../../ui/Menu.tsx'
import { useCanvas, useCanvasStore } from '../canvas-state.ts'
import type { EditCommands } from '../items/commands.ts'

/** Where a link was dropped on the ground: what can be made there. */
export function LooseEndMenu({ commands }: { commands: Pick<EditCommands, 'run'> }) {
  const store = useCanvasStore()
  const loose = useCanvas(it => it.looseEnd)
  if (!loose) return null
  return (
    <PointMenu at={loose.at} onClose={() => store.setState({ looseEnd: undefined })}>
      <MenuGroup label="Make it here">
        {loose.offers.map(({ kind, label, end }) => (
          <MenuItem
            key={label}
            icon={<KindIcon kind={kind} />}
            onSelect={() => commands.run(makeOtherEnd(end))}
          >
            {label}
          </MenuItem>
        ))}
      </MenuGroup>
    </PointMenu>
  )
}
