import { CircleCheck, Undo2 } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { compareFiles } from '../../core/patch/compare-files.ts'
import { nameOf } from '../../core/patch/take-back-file.ts'
import { changesBetween } from '../../core/text/changes-between.ts'
import type { Files } from '../../core/text/file-change.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { useNarrow } from '../screen/use-media.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { compareStore } from './compare-state.ts'
import { FileDiff } from './FileDiff.tsx'
import styles from './TextChanges.module.css'

/** What differs in the text, file by file; each difference, each file and all of them can be taken back. */
export function TextChanges({ before }: { before: Files }) {
  const workspace = useWorkspace()
  const files = useDeferredValue(useWorkspaceState(it => it.files))
  const differences = useMemo(() => compareFiles(before, files), [before, files])
  const layout = useStore(compareStore, it => it.layout)
  const narrow = useNarrow()
  /** Files whose lines are shown or hidden otherwise than at first. */
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())

  function toggle(name: string): void {
    const others = [...toggled].filter(it => it !== name)
    setToggled(new Set(toggled.has(name) ? others : [...others, name]))
  }

  function takeBackAll(): void {
    const { files: now } = workspace.store.getState()
    if (workspace.apply('Take back all changes', changesBetween(now, before)))
      undoToast(workspace, 'Took back all changes')
  }

  const count = differences.length
  return (
    <>
      <div className={styles.summary}>
        <p className={styles.count} role="status" aria-label="Text changes">
          {count === 0 && <CircleCheck aria-hidden="true" />}
          <strong>
            {count === 0 ? 'No text changes' : count === 1 ? '1 file changed' : `${count} files changed`}
          </strong>
        </p>
        {count > 0 && (
          <>
            {!narrow && (
              <SegmentedControl
                label="Layout of the comparison"
                value={layout}
                onChange={it => compareStore.setState({ layout: it })}
                segments={[
                  { id: 'side-by-side', label: 'Side by side' },
                  { id: 'inline', label: 'Inline' },
                ]}
              />
            )}
            <Button size="s" variant="ghost" icon={<Undo2 />} data-edits="" onClick={takeBackAll}>
              Take back all changes
            </Button>
          </>
        )}
      </div>
      {count > 0 && (
        <ul className={styles.files} aria-label="Changed files">
          {differences.map((it, i) => (
            <FileDiff
              key={nameOf(it)}
              difference={it}
              before={before}
              inline={narrow || layout === 'inline'}
              open={(i === 0) !== toggled.has(nameOf(it))}
              onToggle={() => toggle(nameOf(it))}
            />
          ))}
        </ul>
      )}
    </>
  )
}
