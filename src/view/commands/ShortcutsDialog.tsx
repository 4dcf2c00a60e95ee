import { useId } from 'react'
import { closeDialog } from '../screen/screen-state.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { type KeyContext, keySheet } from './key-sheet.ts'
import styles from './ShortcutsDialog.module.css'

export function ShortcutsDialog() {
  return (
    <Dialog open onClose={closeDialog} title="Keyboard shortcuts" size="s">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is longer than the dialog, and is scrolled with the keyboard too */}
      <section tabIndex={0} aria-label="Shortcuts by pane">
        {keySheet().map(it => (
          <Context key={it.where} {...it} />
        ))}
      </section>
    </Dialog>
  )
}

function Context({ where, keyed }: KeyContext) {
  const id = useId()
  return (
    <section className={styles.context} aria-labelledby={id}>
      <h3 id={id}>{where}</h3>
      <dl>
        {keyed.map(({ title, keys }) => (
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
    </section>
  )
}
