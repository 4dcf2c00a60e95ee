import { X } from 'lucide-react'
import type { Diagnostic } from '../../core/diagnostic.ts'
import { idleSettings } from '../../core/muting/mutes-of.ts'
import type { MuteSetting } from '../../core/settings.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './SettingsDialog.module.css'

/** What the settings mute, each with a way back. */
export function MutedChecks() {
  const workspace = useWorkspace()
  const settings = useWorkspaceState(it => it.settings)
  const muted = settings.muted ?? []
  const found = useWorkspaceState(it => it.analysis?.muted) ?? none
  const idle = idleSettings(muted, found)
  return (
    <div>
      <h3 className={styles.heading}>Muted checks</h3>
      {muted.length === 0 ? (
        <p className={styles.none}>None here. A problem offers to mute its check, here or in the files.</p>
      ) : (
        <ul className={styles.declared}>
          {muted.map((it, i) => (
            <li key={i}>
              <span>
                <code>{nameOf(it)}</code> {it.reason}
                {idle.includes(it) && <span className={styles.none}> (mutes nothing now)</span>}
              </span>
              <IconButton
                label={`Unmute ${nameOf(it)}`}
                tooltip="Unmute"
                icon={<X />}
                size="s"
                side="left"
                onClick={() => workspace.setSettings({ ...settings, muted: muted.toSpliced(i, 1) })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const none: readonly Diagnostic[] = []

function nameOf({ rule, resource }: MuteSetting): string {
  return resource === undefined ? rule : `${rule} in ${resource}`
}
