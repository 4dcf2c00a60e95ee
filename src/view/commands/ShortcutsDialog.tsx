import { closeDialog } from '../shell/screen-state.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { commands } from './index.ts'
import styles from './ShortcutsDialog.module.css'

/** Keys that belong to the panes rather than to commands. */
const ofPanes = [
  { title: 'Delete what is selected on the canvas', keys: ['Delete'] },
  { title: 'Move along the canvas', keys: ['←', '↑', '→', '↓'] },
  { title: 'Rename the file in the file list', keys: ['F2'] },
  { title: 'Complete in the YAML', keys: ['Ctrl+Space'] },
]

export function ShortcutsDialog() {
  const ofCommands = commands
    .filter(it => it.shortcut)
    .map(it => ({ title: it.title, keys: [it.shortcut!, ...(it.aliases ?? [])] }))
  return (
    <Dialog open onClose={closeDialog} title="Keyboard shortcuts" size="s">
      <dl className={styles.list}>
        {[...ofCommands, ...ofPanes].map(({ title, keys }) => (
          <div key={title} className={styles.row}>
            <dt>{title}</dt>
            <dd>
              {keys.map(it => (
                <Kbd key={it} keys={it} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
