import { folderStore } from '../../workspace/folder/folder-state.ts'
import type { Looked } from '../../workspace/folder/folder-sync.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { openDialog } from '../screen/screen-state.ts'
import { undoToast } from '../screen/undo-toast.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/toast.ts'
import { listed, savedWords } from './folder-words.ts'

/** Whether Ctrl+S writes to a folder. */
export function hasFolder(): boolean {
  return folderStore.getState().connected !== undefined
}

/** Writes what was changed to the folder, and says what came of it. */
export async function saveToFolder(workspace: Workspace, { folders }: Services): Promise<void> {
  const name = folderStore.getState().connected?.name
  if (!folders || name === undefined) return
  const saved = await folders.save()
  tellTaken(workspace, saved.taken)
  if (saved.asks) openDialog({ type: 'folder-conflicts' })
  const words = savedWords(name, saved)
  if (words) showToast({ topic: 'saved', ...words })
}

/** Asks the browser for the folder again, within a click. */
export async function reconnectFolder(workspace: Workspace, { folders }: Services): Promise<void> {
  const looked = await folders?.reconnect()
  const { connected } = folderStore.getState()
  if (!looked || !connected) return
  tellLooked(workspace, looked)
  const { name, status, fault } = connected
  if (status === 'connected')
    showToast({ topic: 'folder', tone: 'success', title: `Connected with “${name}”` })
  else
    showToast({
      topic: 'folder',
      tone: 'error',
      title: `“${name}” is not connected`,
      description: `${fault?.message ?? ''} Your work stays here.`.trim(),
    })
}

/** Says what was taken over from the folder, and that there is something to decide. */
export function tellLooked(workspace: Workspace, { taken, asks }: Looked): void {
  tellTaken(workspace, taken)
  if (!asks) return
  showToast({
    topic: 'folder-conflicts',
    tone: 'warning',
    title: 'Changed here and in the folder',
    description: listed([...new Set(folderStore.getState().connected?.conflicts.map(it => it.file))]),
    timeout: 0,
    action: { label: 'Decide…', onClick: () => openDialog({ type: 'folder-conflicts' }) },
  })
}

function tellTaken(workspace: Workspace, taken: readonly string[]): void {
  if (taken.length > 0) undoToast(workspace, 'Took over changes from the folder', listed(taken))
}
