import type { FileChange } from '../../core/text/file-change.ts'
import { fileChangesOf, type LineEdit } from '../../core/text/positions/workspace-edit.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { showToast } from '../ui/toast.ts'

/** Lays out every file as one entry of the history, one after the other in the worker. */
export async function formatFiles(workspace: Workspace): Promise<void> {
  const { files } = workspace.store.getState()
  const changes: FileChange[] = []
  for (const { name: file, text } of files) {
    const params = { file, text }
    const asked = { type: 'language', request: 'formatting', params } as const
    const edits = (await workspace.answerNow(asked)) as readonly LineEdit[] | undefined
    if (workspace.store.getState().files !== files)
      return showToast({
        title: 'Nothing was formatted',
        description: 'The files changed meanwhile. Try again.',
      })
    if (edits && edits.length > 0)
      changes.push(...fileChangesOf(files, { documentChanges: [{ file, edits }] }))
  }
  if (changes.length === 0) return showToast({ title: 'All files are formatted already' })
  const title = changes.length === 1 ? `Format ${changes[0]!.file}` : `Format ${changes.length} files`
  if (workspace.apply(title, changes)) undoToast(workspace, title.replace('Format', 'Formatted'))
}
