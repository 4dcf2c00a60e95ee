import { zip } from '../../core/exports/zip.ts'
import { downloadFile } from '../../platform/files.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** Hands all files to the user's downloads, as one zip. */
export function downloadWorkspace(workspace: Workspace): void {
  for (const file of zip.write(workspace.store.getState())) downloadFile(file.name, file.data, file.mime)
}
