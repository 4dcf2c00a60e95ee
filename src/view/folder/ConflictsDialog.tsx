import { useState } from 'react'
import { useStore } from 'zustand'
import type { Choice, MergeConflict } from '../../core/patch/merge-files.ts'
import { folderStore } from '../../workspace/folder/folder-state.ts'
import { type Choices, ConflictList, keyOfConflict, openConflicts } from '../compare/ConflictList.tsx'
import { HelpButton } from '../help/HelpButton.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { showToast } from '../ui/toast.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { tellLooked } from './folder-steps.ts'

/** What was changed here and in the folder in different ways, both shown; one of them is chosen for each. */
export function ConflictsDialog() {
  const workspace = useWorkspace()
  const { folders } = useServices()
  const conflicts = useStore(folderStore, it => it.connected?.conflicts) ?? []
  const [choices, setChoices] = useState<Choices>(new Map())
  const open = openConflicts(conflicts, choices)

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
            onClick={() => void decide(it => choices.get(keyOfConflict(it)))}
          >
            {open > 0 ? `${open} to decide` : 'Done'}
          </Button>
        </>
      }
    >
      {conflicts.length === 0 && <p>There is nothing to decide any more.</p>}
      <ConflictList
        conflicts={conflicts}
        choices={choices}
        onChoose={setChoices}
        names={{ theirs: 'In the folder', take: 'Take the folder’s' }}
      />
    </Dialog>
  )
}
