import { createFile } from '../../core/operations/create-file.ts'
import { deleteFile } from '../../core/operations/delete-file.ts'
import { joinable, joinFiles } from '../../core/operations/join-files.ts'
import { renameFile } from '../../core/operations/rename-file.ts'
import { splitFile } from '../../core/operations/split-file.ts'
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

/** Puts every resource of a file into a file of its own, and shows the first. */
export function split(workspace: Workspace, file: string): void {
  const result = workspace.run(splitFile(file), 'files')
  if (!result.ok) {
    showToast({ tone: 'error', title: `${file} was not split`, description: result.reason })
    return
  }
  const made = result.changes.filter(it => it.type === 'create')
  if (made[0]) workspace.openFile(made[0].file)
  undoToast(workspace, `Split ${file} into ${made.length} files`)
}

/** Puts what is in the other files of its folder at the end of a file. */
export function joinFolder(workspace: Workspace, file: string): void {
  const others = joinable(workspace.store.getState().files, file)
  const result = workspace.run(joinFiles(file, others), 'files')
  if (!result.ok) {
    showToast({ tone: 'error', title: 'Nothing was joined', description: result.reason })
    return
  }
  workspace.openFile(file)
  undoToast(workspace, `Joined ${others.length === 1 ? others[0] : `${others.length} files`} into ${file}`)
}

/** What can be done with a file: whether it holds several documents, and whether there are others to be joined into it. */
export function possibleFor(
  workspace: Workspace,
  file: string,
): { readonly split: boolean; readonly join: boolean } {
  const { files } = workspace.store.getState()
  return {
    split: /\n---/.test(findFile(files, file)?.text ?? ''),
    join: joinable(files, file).length > 0,
  }
}
