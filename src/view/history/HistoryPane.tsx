import { Check, Circle } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classNames } from '../ui/class-names.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './HistoryPane.module.css'

/** Every change since the workspace was opened, the latest first; a click leads back or forth to it. */
export function HistoryPane() {
  const workspace = useWorkspace()
  const { entries, position } = useWorkspaceState(it => it.history)
  const here = useRef<HTMLButtonElement>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the position moves, the list follows it
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' })
  }, [position])

  const steps = [{ id: -1, title: 'Opened' }, ...entries]
  return (
    <ol className={styles.list} reversed>
      {steps
        .map((entry, at) => (
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
  )
}
