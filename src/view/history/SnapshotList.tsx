import { Camera, FileDiff, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { changesBetween } from '../../core/text/changes-between.ts'
import type { Snapshot } from '../../workspace/snapshots.ts'
import { changesStore } from '../screen/changes-state.ts'
import { showDrawer } from '../screen/layout-state.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { traceStore } from '../trace/trace-state.ts'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { showToast } from '../ui/toast.ts'
import { leaveOnKey, useDraft } from '../ui/use-draft.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './SnapshotList.module.css'

/** Unnamed snapshots shown at first. */
const few = 5

/** The files as they were at moments: compared, restored, named and deleted; and one of now is taken. */
export function SnapshotList() {
  const workspace = useWorkspace()
  const snapshots = useWorkspaceState(it => it.snapshots)
  const [all, setAll] = useState(false)
  const latest = snapshots.toReversed()
  const unnamed = latest.filter(it => it.name === undefined)
  const shown = all ? latest : latest.filter(it => it.name !== undefined || unnamed.indexOf(it) < few)

  function take(): void {
    const name = `Snapshot ${snapshots.filter(it => it.name !== undefined).length + 1}`
    if (workspace.takeSnapshot(name)) return
    showToast({
      tone: 'warning',
      title: 'No room for another snapshot',
      description: 'The named snapshots of this workspace hold 2 MB of text. Delete one to make room.',
    })
  }

  return (
    <section aria-labelledby="snapshots" className={styles.snapshots}>
      <div className={styles.head}>
        <h3 id="snapshots" className={styles.title}>
          Snapshots
        </h3>
        <Button size="s" icon={<Camera />} onClick={take}>
          Take a snapshot
        </Button>
      </div>
      {shown.length > 0 && (
        <ul aria-label="Snapshots">
          {shown.map(it => (
            <SnapshotRow key={it.id} snapshot={it} />
          ))}
        </ul>
      )}
      {shown.length < latest.length && (
        <Button size="s" variant="ghost" onClick={() => setAll(true)}>
          {latest.length - shown.length} older without a name
        </Button>
      )}
    </section>
  )
}

function SnapshotRow({ snapshot }: { snapshot: Snapshot }) {
  const workspace = useWorkspace()
  const { id, at, files, name } = snapshot
  const called = name ?? `Snapshot of ${new Date(at).toLocaleString()}`
  const draft = useDraft(name ?? '', text => {
    const trimmed = text.trim().slice(0, 80)
    const { snapshots } = workspace.store.getState()
    if (trimmed) workspace.setSnapshots(snapshots.map(it => (it.id === id ? { ...it, name: trimmed } : it)))
  })

  function compare(): void {
    changesStore.setState({ compareWith: 'snapshot', snapshot: id, shows: 'text' })
    traceStore.setState({ view: 'changes' })
    showDrawer('trace')
  }

  function restore(): void {
    const { files: now } = workspace.store.getState()
    if (workspace.apply(`Restore “${called}”`, changesBetween(now, files)))
      undoToast(workspace, `Restored “${called}”`)
  }

  function remove(): void {
    const { snapshots } = workspace.store.getState()
    workspace.setSnapshots(snapshots.filter(it => it.id !== id))
    showToast({
      topic: 'snapshot',
      title: `Deleted “${called}”`,
      action: {
        label: 'Undo',
        onClick() {
          const others = workspace.store.getState().snapshots
          workspace.setSnapshots([...others, snapshot].sort((a, b) => a.id - b.id))
        },
      },
    })
  }

  return (
    <li className={styles.row}>
      <input
        className={styles.name}
        aria-label={`Name of ${called}`}
        placeholder="No name"
        spellCheck={false}
        autoComplete="off"
        value={draft.text}
        onChange={event => draft.change(event.target.value)}
        onBlur={draft.commit}
        onKeyDown={event => leaveOnKey(event, draft)}
      />
      <TimeAgo className={styles.note} moment={new Date(at)} />
      <IconButton
        label={`Compare with ${called}`}
        tooltip="Compare"
        icon={<FileDiff />}
        size="s"
        onClick={compare}
      />
      <IconButton
        label={`Restore ${called}`}
        tooltip="Restore"
        icon={<RotateCcw />}
        size="s"
        data-edits=""
        onClick={restore}
      />
      <IconButton label={`Delete ${called}`} tooltip="Delete" icon={<Trash2 />} size="s" onClick={remove} />
    </li>
  )
}
