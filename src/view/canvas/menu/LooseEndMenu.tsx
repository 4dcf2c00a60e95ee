import { linkOperation } from '../../../core/operations/link-step.ts'
import { makeOtherEnd } from '../../../core/operations/make-other-end.ts'
import { KindIcon } from '../../ui/KindIcon.tsx'
import { MenuGroup, MenuItem, PointMenu } from '../../ui/Menu.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import { useCanvas, useCanvasStore } from '../canvas-state.ts'
import type { Offer } from '../gestures/other-ends.ts'
import type { EditCommands } from '../items/commands.ts'

/** Where a link was let go: what can be made there, or which of several rules is meant. */
export function LooseEndMenu({ commands }: { commands: Pick<EditCommands, 'run'> }) {
  const workspace = useWorkspace()
  const store = useCanvasStore()
  const loose = useCanvas(it => it.looseEnd)
  if (!loose) return null
  const choose = async ({ does }: Offer) => {
    if ('make' in does) commands.run(makeOtherEnd(does.make))
    else if ('unfold' in does) store.setState({ revealed: new Set([does.unfold]) })
    else {
      const answer = await workspace.answerNow({ type: 'link', ...does.link })
      if (answer?.ok) commands.run(linkOperation(answer.step))
    }
  }
  return (
    <PointMenu at={loose.at} onClose={() => store.setState({ looseEnd: undefined })}>
      <MenuGroup label={loose.title}>
        {loose.offers.map(it => (
          <MenuItem key={it.label} icon={<KindIcon kind={it.kind} />} onSelect={() => void choose(it)}>
            {it.label}
          </MenuItem>
        ))}
      </MenuGroup>
    </PointMenu>
  )
}
