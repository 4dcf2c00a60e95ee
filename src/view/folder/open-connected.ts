import { pickDiskFolder } from '../../platform/disk-folder.ts'
import { folderFaultOf } from '../../workspace/folder/folder.ts'
import { nothingSeen, readFolder } from '../../workspace/folder/read-folder.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { reportImport } from '../files/import-picked.ts'
import { openContent } from '../files/open-content.ts'
import type { Services } from '../services.ts'
import { showToast } from '../ui/Toast.tsx'

/** Lets the user pick a folder, and opens it as a workspace that stays connected with it. */
export async function openConnected(workspace: Workspace, services: Services): Promise<void> {
  try {
    const folder = await pickDiskFolder()
    if (!folder) return
    const read = await readFolder(folder, nothingSeen)
    if (!(await openContent(workspace, services, { name: folder.name, files: read.files }))) return
    services.folders?.attach(folder, read)
    reportImport(read)
  } catch (error) {
    showToast({
      tone: 'error',
      title: 'The folder was not opened',
      description: folderFaultOf(error).message,
    })
  }
}
