import { ChevronDown } from 'lucide-react'
import { type Command, isEnabled } from '../commands/command.ts'
import { convertToGatewayApi, convertToIstio } from '../commands/convert.tsx'
import {
  connectFolder,
  newFile,
  newWorkspace,
  openFiles,
  openFolder,
  openUrl,
  paste,
  showLabs,
  startPage,
} from '../commands/open.tsx'
import { about, settings, shortcuts } from '../commands/show.tsx'
import { exportAll, share, workTogether } from '../commands/take-away.tsx'
import { update } from '../commands/update.tsx'
import { useRun } from '../commands/use-run.ts'
import { useServices } from '../services.ts'
import { Logo } from '../ui/Logo.tsx'
import { Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './AppMenu.module.css'

const groups: readonly (readonly Command[])[] = [
  [startPage, newWorkspace, showLabs],
  [connectFolder, newFile, openFiles, openFolder, openUrl, paste],
  [convertToGatewayApi, convertToIstio],
  [share, workTogether, exportAll],
  [settings, shortcuts, about, update],
]

/** New, open, take away, settings: behind the logo. */
export function AppMenu() {
  return (
    <Menu
      trigger={
        <button type="button" className={styles.trigger} aria-label="Drawbridge menu">
          <Logo />
          <ChevronDown aria-hidden="true" />
        </button>
      }
    >
      <Entries />
    </Menu>
  )
}

/** They are there while the menu is open: what can be done depends on the files as they are then. */
function Entries() {
  const run = useRun()
  const context = { workspace: useWorkspace(), services: useServices() }
  const shown = groups
    .map(group => group.filter(it => isEnabled(it, context)))
    .filter(group => group.length > 0)
  return shown.map((group, i) => (
    <div key={group[0]?.id}>
      {i > 0 && <MenuSeparator />}
      {group.map(it => (
        <MenuItem key={it.id} icon={it.icon} shortcut={it.keys[0]} onSelect={() => run(it)}>
          {it.title}
        </MenuItem>
      ))}
    </div>
  ))
}
