import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RecentWorkspace } from '../../platform/indexed-db-storage.ts'
import { openRecent } from '../files/open-content.ts'
import { useServices } from '../services.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { showToast } from '../ui/Toast.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { ago } from './ago.ts'
import { forgetLater } from './forget-later.ts'
import styles from './RecentList.module.css'

const shown = 5

/** Workspaces kept in this browser, without the one that is open. Absent while there are none. */
export function RecentList() {
  const workspace = useWorkspace()
  const services = useServices()
  const [recent, setRecent] = useState<readonly RecentWorkspace[]>([])
  const [all, setAll] = useState(false)

  useEffect(() => {
    let gone = false
    void services.storage.recent().then(it => gone || setRecent(it))
    return () => {
      gone = true
    }
  }, [services])

  const others = recent.filter(it => !it.current && it.files > 0)
  if (others.length === 0) return null

  async function open(it: RecentWorkspace): Promise<void> {
    if (await openRecent(workspace, services, it.id)) return
    showToast({ tone: 'error', title: `${it.name} is no longer there` })
    setRecent(recent.filter(other => other !== it))
  }

  /** Deleting is the one thing that cannot be undone by the history: it happens when the toast has gone. */
  function forget(it: RecentWorkspace): void {
    setRecent(list => list.filter(other => other.id !== it.id))
    forgetLater(services, it, () => setRecent(list => [...list, it].sort((a, b) => b.savedAt - a.savedAt)))
  }

  return (
    <section aria-labelledby="welcome-recent">
      <h2 id="welcome-recent" className={styles.heading}>
        Recent
      </h2>
      <ul className={styles.list}>
        {others.slice(0, all ? undefined : shown).map(it => (
          <li key={it.id} className={styles.row}>
            <button type="button" className={styles.open} onClick={() => void open(it)}>
              <span className={styles.name}>{it.name}</span>
              <span className={styles.note}>
                {it.files === 1 ? '1 file' : `${it.files} files`} · {ago(Date.now() - it.savedAt)}
              </span>
            </button>
            <IconButton
              label={`Delete ${it.name}`}
              tooltip="Delete"
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
