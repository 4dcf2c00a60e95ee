import { Check, Circle } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './HistoryPane.module.css'
import { SnapshotList } from './SnapshotList.tsx'

/** Entries shown at first, and again with each request for more. */
const page = 200

/** Snapshots, and the changes since the workspace was opened, the latest first; a click leads back or forth to it. */
export function HistoryPane() {
  const workspace = useWorkspace()
  const { entries, position, isCut } = useWorkspaceState(it => it.history)
  const [shown, setShown] = useState(page)
  const here = useRef<HTMLButtonElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the position moves, the list follows it
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' })
  }, [position])

  const steps = [{ id: -1, title: isCut ? 'Before the oldest change in the history' : 'Opened' }, ...entries]
  // The step the workspace stands at is always among them.
  const first = Math.min(Math.max(0, steps.length - shown), position)
  return (
    <div className={styles.list}>
      <SnapshotList />
      <ol reversed>
        {steps
          .slice(first)
          .map((entry, i) => [entry, first + i] as const)
          .map(([entry, at]) => (
            <li key={entry.id}>
              <button
                type="button"
                ref={at === position ? here : undefined}
                className={classNames(styles.entry, at > position && styles.undone)}
                aria-current={at === position ? 'step' : undefined}
                onClick={() => workspace.jumpTo(at)}
              >
                {at === position ? <Check aria-hidden="true" /> : <Circle aria-hidden="true" />}
                <span className={styles.title}>{entry.title}</span>
                {at === position && <span className={styles.note}>now</span>}
                {at > position && <span className={styles.note}>undone</span>}
              </button>
            </li>
          ))
          .reverse()}
      </ol>
      {first > 0 && (
        <button type="button" className={styles.entry} onClick={() => setShown(shown + page)}>
          Show older changes
        </button>
      )}
      {isCut && (
        <button type="button" className={styles.entry} data-edits="" onClick={workspace.backToBaseline}>
          Restore the baseline
        </button>
      )}
    </div>
  )
}
