import { ChevronDown, ChevronRight, Undo2 } from 'lucide-react'
import { useId, useMemo } from 'react'
import type { FileDifference } from '../../core/patch/compare-files.ts'
import { takeBack } from '../../core/patch/hunks.ts'
import { linesOfDifference, nameOf, takeBackFile } from '../../core/patch/take-back-file.ts'
import { type Files, findFile } from '../../core/text/file-change.ts'
import type { LineBlock } from '../../core/text/line-diff.ts'
import { useEditable } from '../editable.tsx'
import { Button } from '../ui/Button.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { DiffView } from './DiffView.tsx'
import styles from './TextChanges.module.css'

export interface FileDiffProps {
  difference: FileDifference
  /** All the older files. */
  before: Files
  inline: boolean
  open: boolean
  onToggle: () => void
}

const words = { added: 'Added', removed: 'Removed', renamed: 'Renamed', changed: '' } as const

/** A file that differs: what became of it, how many lines, and its lines when it is open. */
export function FileDiff({ difference, before, inline, open, onToggle }: FileDiffProps) {
  const workspace = useWorkspace()
  const isEditable = useEditable()
  const id = useId()
  const diff = useMemo(() => linesOfDifference(difference), [difference])
  const name = nameOf(difference)
  const counts = useMemo(() => {
    const sum = (count: (it: LineBlock) => number) => diff.blocks.reduce((all, it) => all + count(it), 0)
    return { added: sum(it => it.newTo - it.newFrom), removed: sum(it => it.oldTo - it.oldFrom) }
  }, [diff])

  /** What was compared may have been typed in since: the next comparison offers it again. */
  function isCurrent(): boolean {
    const now = findFile(workspace.store.getState().files, name)
    return difference.type === 'removed' ? !now : now?.text === difference.after.text
  }

  function takeBackBlock(block: LineBlock): void {
    if (isCurrent())
      workspace.apply(`Take back lines of ${name}`, [
        { type: 'edit', file: name, edits: takeBack(diff, [block]) },
      ])
  }

  function takeBackWhole(): void {
    const { files } = workspace.store.getState()
    if (isCurrent()) workspace.apply(`Take back ${name}`, takeBackFile(difference, before, files))
  }

  return (
    <li className={styles.file}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.name}
          aria-expanded={open}
          aria-controls={id}
          onClick={onToggle}
        >
          {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
          <span className={styles.path}>
            {difference.type === 'renamed' ? `${difference.before.name} → ${name}` : name}
          </span>
          {words[difference.type] && <span className={styles.note}>{words[difference.type]}</span>}
          <span className={styles.added}>+{counts.added}</span>
          <span className={styles.removed}>−{counts.removed}</span>
        </button>
        <Button
          size="s"
          variant="ghost"
          icon={<Undo2 />}
          data-edits=""
          aria-label={`Take back ${name}`}
          onClick={takeBackWhole}
        >
          Take back file
        </Button>
      </div>
      <div id={id} hidden={!open}>
        {open && (
          <DiffView
            name={name}
            diff={diff}
            inline={inline || difference.type === 'added' || difference.type === 'removed'}
            onTakeBack={
              isEditable && (difference.type === 'changed' || difference.type === 'renamed')
                ? takeBackBlock
                : undefined
            }
          />
        )}
      </div>
    </li>
  )
}
