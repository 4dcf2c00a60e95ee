import { pickDiskFolder } from '../../platform/disk-folder.ts'
import { type Folder, folderFaultOf } from '../../workspace/folder/folder.ts'
import { nothingSeen, readFolder } from '../../workspace/folder/read-folder.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { openContent } from '../files/open-content.ts'
import { reportImport } from '../files/report-import.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/toast.ts'

/** Lets the user pick a folder, and opens it as a workspace that stays connected with it. */
export async function openConnected(workspace: Workspace, services: Services): Promise<void> {
  try {
    const folder = await pickDiskFolder()
    if (folder) await openFolder(workspace, services, folder)
  } catch (error) {
    tellUnopened(error)
  }
}

/** Opens a folder as a new workspace that stays connected with it. Rejects where it cannot be read. */
export async function openFolder(workspace: Workspace, services: Services, folder: Folder): Promise<void> {
  const read = await readFolder(folder, nothingSeen)
  const { files, requests } = read
  const content = { name: folder.name, files, ...(requests.length > 0 && { requests }) }
  if (!(await openContent(workspace, services, content))) return
  services.folders?.attach(folder, read)
  reportImport(read)
}

/** Says why a folder was not opened. */
export function tellUnopened(error: unknown): void {
  showToast({ tone: 'error', title: 'The folder was not opened', description: folderFaultOf(error).message })
}
