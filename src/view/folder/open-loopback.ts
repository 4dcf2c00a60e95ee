import type { BrowserFolderShelf } from '../../platform/folder-shelf.ts'
import type { TakenLoopback } from '../../platform/loopback/take-loopback.ts'
import { folderStore } from '../../workspace/folder/folder-state.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { openRecent } from '../files/open-content.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/toast.ts'
import { openFolder, tellUnopened } from './open-connected.ts'

/**
 * Shows what `drawbridge open` shares with this page: in the workspace that it was shown in before, with what was not saved there,
 * or in a new one.
 */
export async function openLoopback(
  workspace: Workspace,
  services: Services,
  taken: TakenLoopback,
  shelf: BrowserFolderShelf,
): Promise<void> {
  if (!taken.ok) return showToast({ tone: 'error', title: 'Not connected', description: taken.fault.message })
  const known = await shelf.workspaceOf(taken.folder)
  if (known !== undefined && known === services.storage.current()) return resumeHere(services)
  if (known !== undefined && (await openRecent(workspace, services, known))) return
  try {
    await openFolder(workspace, services, taken.folder)
  } catch (error) {
    tellUnopened(error)
  }
}

/** Goes on with the folder of the workspace on screen, which only one of several tabs does. */
async function resumeHere({ folders }: Services): Promise<void> {
  await folders?.resume()
  if (folderStore.getState().connected) return
  showToast({
    topic: 'folder',
    title: 'Open in another tab',
    description: 'That tab saves to the folder: press Reconnect there. Or close it, and reload this one.',
    timeout: 0,
  })
}
