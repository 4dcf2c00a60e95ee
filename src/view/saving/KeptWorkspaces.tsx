import { Trash2 } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import styles from './KeptWorkspaces.module.css'
import { factsOf } from './kept-facts.ts'
import { useRecent } from './use-recent.ts'

/** The other workspaces in this browser, each with a button that deletes it. For a few seconds Undo takes the place of the button. */
export function KeptWorkspaces() {
  const { others, leaving, forget, takeBack } = useRecent()
  if (others.length === 0) return <p className={styles.none}>No other workspaces are kept in this browser.</p>
  return (
    <section aria-labelledby="kept-workspaces">
      <h3 id="kept-workspaces" className={styles.heading}>
        Other workspaces in this browser
      </h3>
      <ul className={styles.list}>
        {others.map(it => (
          <li key={it.id} className={styles.row}>
            <span className={styles.name}>{it.name}</span>
            {leaving.has(it.id) ? (
              <>
                <span className={styles.note}>Deleted in a few seconds</span>
                <Button size="s" aria-label={`Undo: delete ${it.name}`} onClick={() => takeBack(it.id)}>
                  Undo
                </Button>
              </>
            ) : (
              <>
                <span className={styles.note}>{factsOf(it, Date.now())}</span>
                <IconButton
                  label={`Delete ${it.name}`}
                  tooltip="Delete"
                  icon={<Trash2 />}
                  size="s"
                  onClick={() => forget(it)}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
