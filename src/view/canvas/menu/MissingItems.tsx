import { Check, Plus } from 'lucide-react'
import { createMissing } from '../../../core/operations/create-missing.ts'
import { useEditable } from '../../editable.tsx'
import { NoAnswer } from '../../report/NoAnswer.tsx'
import { MenuItem } from '../../ui/Menu.tsx'
import { useAnswer } from '../../use-answer.ts'
import { useWorkspace, useWorkspaceState } from '../../workspace-context.tsx'
import type { Commands } from '../items/commands.ts'

/** What can be done about a box that is not in the files. */
export function MissingItems({ node, commands }: { node: string; commands: Commands }) {
  const workspace = useWorkspace()
  const settings = useWorkspaceState(it => it.settings)
  const { answer, failure, stack, retry } = useAnswer({ type: 'missing', node } as const)
  const isEditable = useEditable()
  if (!isEditable) return null
  if (!answer) return <NoAnswer failure={failure} stack={stack} retry={retry} />
  const isDeclared = answer.declares.length > 0 && answer.declares.every(it => settings.declared.includes(it))
  return (
    <>
      <MenuItem icon={<Plus />} onSelect={() => commands.run(createMissing(answer))}>
        {answer.kind === 'Subset' ? 'Add the subset' : 'Create it here'}
      </MenuItem>
      {!isDeclared && answer.declares.length > 0 && (
        <MenuItem
          icon={<Check />}
          onSelect={() =>
            workspace.setSettings({
              ...settings,
              declared: [...new Set([...settings.declared, ...answer.declares])],
            })
          }
        >
          It exists elsewhere
        </MenuItem>
      )}
    </>
  )
}
