import { CircleCheck, CircleX, Pin } from 'lucide-react'
import type { SavedChange } from '../../../core/change/saved-changes.ts'
import { Button } from '../../ui/Button.tsx'
import { traceText } from '../trace-state.ts'
import styles from './ChangesView.module.css'

/** The saved requests that end elsewhere than before; they come first, since somebody cares for them. */
export function SavedChanges({ changes }: { changes: readonly SavedChange[] }) {
  if (changes.length === 0) return null
  return (
    <ul className={styles.list} aria-label="Saved requests that end elsewhere">
      {changes.map((it, i) => (
        <li key={i} className={styles.change} data-met={it.met}>
          {it.met === undefined ? (
            <Pin aria-hidden="true" />
          ) : it.met ? (
            <CircleCheck aria-label="As expected:" />
          ) : (
            <CircleX aria-label="Not as expected:" />
          )}
          <p className={styles.sentence}>
            Saved request <strong>{it.saved.name}</strong> now ends at{' '}
            <span className={styles.end}>{it.after}</span>; before, at{' '}
            <span className={styles.end}>{it.before}</span>.
          </p>
          <div className={styles.actions}>
            <Button size="s" onClick={() => traceText(it.saved.request, it.saved.gateway, it.saved.from)}>
              Trace it
            </Button>
          </div>
        </li>
      ))}
    </ul>
  )
}
