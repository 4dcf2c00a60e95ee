import { BellOff } from 'lucide-react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { muteForms } from '../../core/muting/mute-forms.ts'
import { useHosted } from '../screen/hosted.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { muteInSettings, takeMute } from './mute-actions.ts'

/** The ways in which a problem is muted: in the files, or for this workspace alone. */
export function MuteMenu({ problem, tabIndex }: { problem: Diagnostic; tabIndex: number }) {
  const workspace = useWorkspace()
  const isHosted = useHosted()
  const forms = muteForms(problem)
  if (forms.length === 0) return null
  return (
    <Menu
      align="end"
      trigger={
        <Button
          size="s"
          variant="ghost"
          icon={<BellOff />}
          data-edits=""
          tabIndex={tabIndex}
          aria-label="Mute this problem"
          title="Mute this problem"
        />
      }
    >
      {forms.map(({ form, title }) => (
        <MenuItem key={form} onSelect={() => takeMute(workspace, problem, form)}>
          {title}
        </MenuItem>
      ))}
      {/* Settings beside another editor's text last as long as the drawing; `.drawbridge.yaml` is the folder's own. */}
      {!isHosted && (
        <MenuItem onSelect={() => muteInSettings(workspace, problem)}>
          Mute {problem.rule} in the workspace settings…
        </MenuItem>
      )}
    </Menu>
  )
}
