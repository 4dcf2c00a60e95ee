import { addableKinds } from '../canvas/items/addable-kinds.ts'
import { closeDialog } from '../shell/screen-state.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { commands } from './index.ts'
import styles from './ShortcutsDialog.module.css'

/** Keys that belong to the panes rather than to commands. */
const ofPanes = [
  { title: 'Move along the canvas', keys: ['←', '↑', '→', '↓'] },
  { title: 'Add to the canvas: Gateway, VirtualService …', keys: addableKinds.map(it => it.shortcut) },
  { title: 'Add a server or rule to its box', keys: ['A'] },
  { title: 'Link or route from here', keys: ['L'] },
  { title: 'Edit in the inspector', keys: ['Enter'] },
  { title: 'Back from the inspector to the canvas', keys: ['Escape'] },
  { title: 'Explain the field', keys: ['F1'] },
  { title: 'Actions of what is selected', keys: ['Shift+F10'] },
  { title: 'Move a server or rule', keys: ['Alt+↑', 'Alt+↓'] },
  { title: 'Delete what is selected on the canvas', keys: ['Delete'] },
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
