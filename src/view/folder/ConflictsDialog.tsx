import { useState } from 'react'
import { useStore } from 'zustand'
import type { Choice, MergeConflict } from '../../core/patch/merge-files.ts'
import { folderStore } from '../../workspace/folder/folder-state.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { showToast } from '../ui/Toast.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './ConflictsDialog.module.css'
import { tellLooked } from './folder-steps.ts'

/** What was changed here and in the folder in different ways, both shown; one of them is chosen for each. */
export function ConflictsDialog() {
  const workspace = useWorkspace()
  const { folders } = useServices()
  const conflicts = useStore(folderStore, it => it.connected?.conflicts) ?? []
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const open = conflicts.filter(it => !choices.has(keyOf(it))).length

  async function decide(choiceOf: (conflict: MergeConflict) => Choice | undefined): Promise<void> {
    closeDialog()
    const looked = await folders?.decide(choiceOf)
    if (!looked) return
    tellLooked(workspace, { ...looked, taken: [] })
    if (looked.asks) return
    showToast({ tone: 'success', title: 'Decided', description: 'Save to write the files to the folder.' })
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      size="l"
      title="Changed here and in the folder"
      help={<HelpButton topic="conflicts" />}
      description="Nothing is written to the folder until you have decided. What you take over can be undone."
      footer={
        <>
          <Button onClick={() => void decide(() => 'mine')}>Keep all mine</Button>
          <Button onClick={() => void decide(() => 'theirs')}>Take all of the folder</Button>
          <Button
            variant="primary"
            disabled={conflicts.length === 0 || open > 0}
            onClick={() => void decide(it => choices.get(keyOf(it)))}
          >
            {open > 0 ? `${open} to decide` : 'Done'}
          </Button>
        </>
      }
    >
      {conflicts.length === 0 && <p>There is nothing to decide any more.</p>}
      {conflicts.map(it => (
        <section key={keyOf(it)} className={styles.conflict} aria-label={titleOf(it)}>
          <header className={styles.header}>
            <h3 className={styles.title}>{titleOf(it)}</h3>
            <SegmentedControl<Choice | 'open'>
              label={`Which one of ${titleOf(it)}`}
              segments={[
                { id: 'mine', label: 'Keep mine' },
                { id: 'theirs', label: 'Take the folder’s' },
              ]}
              value={choices.get(keyOf(it)) ?? 'open'}
              onChange={choice => {
                if (choice !== 'open') setChoices(new Map(choices).set(keyOf(it), choice))
              }}
            />
          </header>
          <div className={styles.sides}>
            <Side title="Mine" text={it.mine} />
            <Side title="In the folder" text={it.theirs} />
          </div>
        </section>
      ))}
    </Dialog>
  )
}

function Side({ title, text }: { title: string; text: string | undefined }) {
  return (
    <figure className={styles.side}>
      <figcaption>{title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <pre tabIndex={0}>{text ?? 'Deleted'}</pre>
    </figure>
  )
}

function titleOf({ file, document }: MergeConflict): string {
  return document === undefined ? file : `${document} in ${file}`
}

/** The texts are part of it: a choice is about what was shown. */
function keyOf({ file, document, mine, theirs }: MergeConflict): string {
  return JSON.stringify([file, document, mine, theirs])
}
