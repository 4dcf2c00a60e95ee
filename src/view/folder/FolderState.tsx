import { FolderSync } from 'lucide-react'
import { useStore } from 'zustand'
import { countChanges, folderChanges } from '../../workspace/folder/folder-changes.ts'
import { folderStore } from '../../workspace/folder/folder-state.ts'
import { openDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './FolderState.module.css'
import { reconnectFolder, saveToFolder } from './folder-steps.ts'
import { stateWords } from './folder-words.ts'

/** How the work and its folder stand, as a button that does what is next: reconnect, decide or save. Absent without a folder. */
export function FolderState() {
  const workspace = useWorkspace()
  const services = useServices()
  const connected = useStore(folderStore, it => it.connected)
  const changes = useWorkspaceState(it =>
    connected ? countChanges(folderChanges(connected.seen, it.files)) : 0,
  )
  if (!connected) return null
  const { label, sentence } = stateWords(connected, changes)

  function next(): void {
    if (connected?.status !== 'connected') void reconnectFolder(workspace, services)
    else if (connected.conflicts.length > 0) openDialog({ type: 'folder-conflicts' })
    else void saveToFolder(workspace, services)
  }

  return (
    <Button
      icon={<FolderSync />}
      className={styles.state}
      aria-label={sentence}
      title={sentence}
      onClick={next}
    >
      <span className={styles.label}>{label}</span>
    </Button>
  )
}
