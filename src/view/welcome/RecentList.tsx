import { Copy, PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { RecentWorkspace } from '../../platform/shelf.ts'
import { openRecent } from '../files/open-content.ts'
import { grace } from '../saving/forget-later.ts'
import { factsOf } from '../saving/kept-facts.ts'
import { useRecent } from '../saving/use-recent.ts'
import { useServices } from '../services.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/toast.ts'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './RecentList.module.css'

const shown = 5

/** Workspaces kept in this browser, without the one that is open. Absent while there are none. */
export function RecentList() {
  const workspace = useWorkspace()
  const services = useServices()
  const recent = useRecent()
  const [all, setAll] = useState(false)
  /** The id of the one whose name is written. */
  const [naming, setNaming] = useState<string>()

  const others = recent.others.filter(it => !recent.leaving.has(it.id))
  if (others.length === 0) return null

  async function open(it: RecentWorkspace): Promise<void> {
    if (await openRecent(workspace, services, it.id)) return
    showToast({ tone: 'error', title: `${it.name} is no longer there` })
    recent.drop(it.id)
  }

  /** Deleting is the one thing that cannot be undone by the history: it happens when the toast has gone. */
  function forget(it: RecentWorkspace): void {
    recent.forget(it)
    showToast({
      title: `Deleted ${it.name}`,
      timeout: grace - 500,
      action: { label: 'Undo', onClick: () => recent.takeBack(it.id) },
    })
  }

  return (
    <section aria-labelledby="welcome-recent">
      <h2 id="welcome-recent" className={styles.heading}>
        Recent
      </h2>
      <ul className={styles.list}>
        {others.slice(0, all ? undefined : shown).map(it => (
          <li key={it.id} className={styles.row}>
            {naming === it.id ? (
              // biome-ignore lint/a11y/noStaticElementInteractions: it hears that the field in it has lost the focus
              <div className={styles.naming} onBlur={() => setNaming(undefined)}>
                <TextField
                  label={`Name of ${it.name}`}
                  hideLabel
                  autoFocus
                  value={it.name}
                  onCommit={name => {
                    const trimmed = name.trim().slice(0, 80)
                    if (trimmed) recent.rename(it, trimmed)
                    setNaming(undefined)
                  }}
                />
              </div>
            ) : (
              <button type="button" className={styles.open} onClick={() => void open(it)}>
                <span className={styles.name}>{it.name}</span>
                <span className={styles.note}>{factsOf(it, Date.now())}</span>
              </button>
            )}
            <IconButton
              label={`Rename ${it.name}`}
              tooltip="Rename"
              side="top"
              icon={<PencilLine />}
              size="s"
              onClick={() => setNaming(it.id)}
            />
            <IconButton
              label={`Duplicate ${it.name}`}
              tooltip="Duplicate"
              side="top"
              icon={<Copy />}
              size="s"
              onClick={() => recent.duplicate(it)}
            />
            <IconButton
              label={`Delete ${it.name}`}
              tooltip="Delete"
              side="top"
              icon={<Trash2 />}
              size="s"
              onClick={() => forget(it)}
            />
          </li>
        ))}
      </ul>
      {!all && others.length > shown && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {others.length - shown} more
        </button>
      )}
    </section>
  )
}
