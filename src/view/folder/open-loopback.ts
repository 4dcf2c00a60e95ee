import type { BrowserFolderShelf } from '../../platform/folder-shelf.ts'
import type { TakenLoopback } from '../../platform/loopback/take-loopback.ts'
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
  // `useFolder` goes on with the folder of the workspace on screen.
  if (known !== undefined && known === services.storage.current()) return
  if (known !== undefined && (await openRecent(workspace, services, known))) return
  try {
    await openFolder(workspace, services, taken.folder)
  } catch (error) {
    tellUnopened(error)
  }
}
