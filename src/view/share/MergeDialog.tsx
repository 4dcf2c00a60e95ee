import { useMemo, useState } from 'react'
import type { SharedContent } from '../../core/share/shared-content.ts'
import { type Files, findFile } from '../../core/text/file-change.ts'
import { lineDiff } from '../../core/text/line-diff.ts'
import { mergeShared, takeShared } from '../../workspace/review/merge-shared.ts'
import { type Choices, ConflictList, keyOfConflict, openConflicts } from '../compare/ConflictList.tsx'
import { PlainDiff } from '../compare/PlainDiff.tsx'
import { HelpButton } from '../help/HelpButton.tsx'
import { showDrawer } from '../screen/layout-state.ts'
import { closeDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { showToast } from '../ui/toast.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './MergeDialog.module.css'
import { groundWords, mergedWords } from './merge-words.ts'

/** What a link brings to the work at hand, before it is taken; where both sides changed the same, one is chosen. */
export function MergeDialog({ content }: { content: SharedContent }) {
  const workspace = useWorkspace()
  const state = useWorkspaceState(it => it)
  const { files, baseline, origin, comments, requests, viewOnly } = state
  const [choices, setChoices] = useState<Choices>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else is known of a workspace changes nothing of it
  const merge = useMemo(
    () => mergeShared(state, content),
    [files, baseline, origin, comments, requests, content],
  )
  const conflicts = viewOnly ? [] : merge.conflicts
  const changed = viewOnly ? [] : merge.changed
  const open = openConflicts(conflicts, choices)
  const isNothing =
    conflicts.length + changed.length === 0 && merge.comments === comments && merge.newRequests === 0

  const isClear = changed.length + merge.newRemarks + merge.newRequests > 0 || conflicts.length === 0

  function take(): void {
    closeDialog()
    const taken = takeShared(workspace, content, it => choices.get(keyOfConflict(it)))
    if (!taken) {
      showToast({
        tone: 'error',
        title: 'Nothing was merged',
        description: 'The files did not take the changes.',
      })
      return
    }
    if (taken.merge.newRemarks > 0) showDrawer('review')
    showToast({
      topic: 'merged',
      tone: 'success',
      title: `Merged “${content.name}”`,
      description: mergedWords(taken.merge),
      action: { label: 'Undo', onClick: taken.undo },
    })
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      size={conflicts.length > 0 ? 'l' : 'm'}
      title={`Merge “${content.name}” into your work`}
      help={<HelpButton topic="merge" />}
      description={
        viewOnly ? 'This workspace is view only: only comments are added.' : groundWords(merge.ground.from)
      }
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button variant="primary" disabled={open > 0} onClick={isNothing ? closeDialog : take}>
            {isNothing ? 'Close' : open > 0 ? `${open} to decide` : 'Merge'}
          </Button>
        </>
      }
    >
      {isNothing ? (
        <p>Your work has everything that the link holds.</p>
      ) : (
        <>
          {isClear && <p>{mergedWords({ ...merge, changed })}</p>}
          {changed.length > 0 && (
            <ul className={styles.files} aria-label="Files that change">
              {changed.map(it => (
                <li key={it}>
                  <ChangedFile name={it} before={files} after={merge.files} />
                </li>
              ))}
            </ul>
          )}
          {conflicts.length > 0 && <p className={styles.lead}>Both sides changed these in different ways:</p>}
          <ConflictList
            conflicts={conflicts}
            choices={choices}
            onChoose={setChoices}
            names={{ theirs: 'In the link', take: 'Take the link’s' }}
          />
        </>
      )}
    </Dialog>
  )
}

/** What becomes of a file, as far as nothing is to be decided: its name opens the lines. */
function ChangedFile({ name, before, after }: { name: string; before: Files; after: Files }) {
  const [isOpen, setOpen] = useState(false)
  const [was, is] = [before, after].map(it => findFile(it, name)?.text)
  const note = was === undefined ? ' comes new' : is === undefined ? ' goes' : ''
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {name}
        {note}
      </summary>
      {isOpen && <PlainDiff diff={lineDiff(was ?? '', is ?? '')} />}
    </details>
  )
}
