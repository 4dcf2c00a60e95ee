import { X } from 'lucide-react'
import { AllowedServers } from '../connections/AllowedServers.tsx'
import { useEditable } from '../editable.tsx'
import { HelpButton } from '../help/HelpButton.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Switch } from '../ui/Switch.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { EditorSettings } from './EditorSettings.tsx'
import { MutedChecks } from './MutedChecks.tsx'
import styles from './SettingsDialog.module.css'

/** What the user says of the workspace beyond its text. */
export function SettingsDialog() {
  const workspace = useWorkspace()
  const isEditable = useEditable()
  const settings = useWorkspaceState(it => it.settings)
  return (
    <Dialog
      open
      onClose={closeDialog}
      title="Workspace settings"
      help={<HelpButton topic="settings" />}
      description="Saved with the workspace and in its links, never in the YAML."
      footer={
        <Button variant="primary" onClick={closeDialog}>
          Done
        </Button>
      }
    >
      {!isEditable && <p>This workspace is view only. Choose “Edit a copy” to change its settings.</p>}
      <fieldset className={styles.form} disabled={!isEditable}>
        <TextField
          label="Default namespace"
          hint="The namespace of resources that do not set one."
          mono
          value={settings.defaultNamespace}
          onCommit={text =>
            workspace.setSettings({ ...settings, defaultNamespace: text.trim() || 'default' })
          }
        />
        <TextField
          label="Cluster domain"
          hint="A short host, such as web, is web.NAMESPACE.svc. and this domain."
          mono
          value={settings.domain}
          onCommit={text => workspace.setSettings({ ...settings, domain: text.trim() || 'cluster.local' })}
        />
        <TextField
          label="Root namespace"
          hint="DestinationRules, Sidecars and policies of this namespace apply to all others too."
          mono
          value={settings.rootNamespace}
          onCommit={text =>
            workspace.setSettings({
              ...settings,
              rootNamespace: text.trim() || 'istio-system',
            })
          }
        />
        <Switch
          label="Experimental Gateway API"
          hint="The cluster has the experimental definitions of the Gateway API, with more fields and versions."
          checked={settings.gatewayApi === 'experimental'}
          onChange={isOn =>
            workspace.setSettings({ ...settings, gatewayApi: isOn ? 'experimental' : 'standard' })
          }
        />
        <Switch
          label="These files are everything there is"
          hint="A reference to anything else is an error. If off, it is shown as “not in your files”."
          checked={settings.complete}
          onChange={complete => workspace.setSettings({ ...settings, complete })}
        />
        <div>
          <h3 className={styles.heading}>Declared to exist elsewhere</h3>
          {settings.declared.length === 0 ? (
            <p className={styles.none}>
              Nothing yet. A problem about something that is not in the files offers to declare it.
            </p>
          ) : (
            <ul className={styles.declared}>
              {settings.declared.map(it => (
                <li key={it}>
                  <code>{it}</code>
                  <IconButton
                    label={`Undeclare ${it}`}
                    tooltip="Undeclare"
                    icon={<X />}
                    size="s"
                    side="left"
                    onClick={() =>
                      workspace.setSettings({
                        ...settings,
                        declared: settings.declared.filter(other => other !== it),
                      })
                    }
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
        <MutedChecks />
        <EditorSettings heading={styles.heading} />
        <div>
          <h3 className={styles.heading}>Servers allowed in this browser</h3>
          <AllowedServers className={styles.declared} none={styles.none} />
        </div>
      </fieldset>
    </Dialog>
  )
}
