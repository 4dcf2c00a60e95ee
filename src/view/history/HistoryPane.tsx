import { Check, Circle } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './HistoryPane.module.css'
import { SnapshotList } from './SnapshotList.tsx'

/** Entries shown at first, and again with each request for more. */
const page = 200

/** Snapshots, and the changes since the workspace was opened, the latest first; a click leads back or forth to it. */
export function HistoryPane() {
  return (
    <div className={styles.list}>
      <SnapshotList />
      <Changes />
    </div>
  )
}

/** By itself, so that a change of the text renders no snapshot. */
function Changes() {
  const workspace = useWorkspace()
  const { entries, position, isCut } = useWorkspaceState(it => it.history)
  const [shown, setShown] = useState(page)
  const steps = [{ id: -1, title: isCut ? 'Before the oldest change in the history' : 'Opened' }, ...entries]
  // The step the workspace stands at is always among them.
  const first = Math.min(Math.max(0, steps.length - shown), position)
  return (
    <>
      <ol reversed>
        {steps
          .slice(first)
          .map(({ id, title }, i) => (
            <Step key={id} id={id} title={title} place={placeOf(first + i - position)} />
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
    </>
  )
}

type Place = 'done' | 'now' | 'undone'

function placeOf(fromHere: number): Place {
  if (fromHere === 0) return 'now'
  return fromHere < 0 ? 'done' : 'undone'
}

/** By its id, which stays when older steps are let go of: a keystroke renders what it added and what was now before. */
const Step = memo(function Step({ id, title, place }: { id: number; title: string; place: Place }) {
  const workspace = useWorkspace()
  const button = useRef<HTMLButtonElement>(null)
  const isNow = place === 'now'

  // In the frame: before it, the page would be laid out for this, and once more for what else the key changes.
  useEffect(() => {
    if (!isNow) return
    const asked = requestAnimationFrame(() => button.current?.scrollIntoView({ block: 'nearest' }))
    return () => cancelAnimationFrame(asked)
  }, [isNow])

  function jumpHere(): void {
    const { entries } = workspace.store.getState().history
    workspace.jumpTo(entries.findIndex(it => it.id === id) + 1)
  }

  return (
    <li>
      <button
        type="button"
        ref={button}
        className={classNames(styles.entry, place === 'undone' && styles.undone)}
        aria-current={isNow ? 'step' : undefined}
        onClick={jumpHere}
      >
        {isNow ? <Check aria-hidden="true" /> : <Circle aria-hidden="true" />}
        <span className={styles.title}>{title}</span>
        {place !== 'done' && <span className={styles.note}>{place}</span>}
      </button>
    </li>
  )
})
