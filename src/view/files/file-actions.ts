import { createFile } from '../../core/operations/create-file.ts'
import { deleteFile } from '../../core/operations/delete-file.ts'
import { renameFile } from '../../core/operations/rename-file.ts'
import { findFile } from '../../core/text/file-change.ts'
import { freeFileName } from '../../core/text/file-name.ts'
import { downloadFile } from '../../platform/files.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { showToast } from '../ui/toast.ts'
import { splitName, yamlName } from './file-names.ts'

/** Adds an empty file, shows it, and gives its name. */
export function addEmptyFile(workspace: Workspace): string {
  const name = freeFileName('untitled.yaml', workspace.store.getState().files)
  workspace.run(createFile(name), 'files')
  workspace.openFile(name)
  return name
}

export function renameTo(workspace: Workspace, file: string, typed: string): void {
  const to = yamlName(typed)
  if (to === '') return
  const result = workspace.run(renameFile(file, to), 'files')
  if (!result.ok) showToast({ tone: 'error', title: `${file} keeps its name`, description: result.reason })
}

export function duplicate(workspace: Workspace, file: string): void {
  const { files } = workspace.store.getState()
  const text = findFile(files, file)?.text
  if (text === undefined) return
  const copy = freeFileName(file, files)
  const index = files.findIndex(it => it.name === file) + 1
  workspace.apply(`Duplicate ${file}`, [{ type: 'create', file: copy, text, index }], undefined, 'files')
  workspace.openFile(copy)
}

export function remove(workspace: Workspace, file: string): void {
  if (workspace.run(deleteFile(file), 'files').ok) undoToast(workspace, `Deleted ${file}`)
}

export function downloadOne(workspace: Workspace, file: string): void {
  const found = findFile(workspace.store.getState().files, file)
  if (found) downloadFile(splitName(file).name, found.text, 'application/yaml')
}
