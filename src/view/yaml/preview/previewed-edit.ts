import type { Files } from '../../../core/text/file-change.ts'
import { editPlaces } from '../../../core/text/positions/edit-places.ts'
import { fileChangesOf, type WorkspaceEdit } from '../../../core/text/positions/workspace-edit.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import { workspaceStore } from '../../../workspace/workspace-store.ts'

/** An edit of several places that waits to be looked at. */
export interface PreviewedEdit {
  /** What the user does, for the history: `Rename public to front`. */
  readonly title: string
  readonly edit: WorkspaceEdit
  /** What it cannot reach. */
  readonly note?: string
  /** The files it is made for. */
  readonly files: Files
}

export const previewedEdit = workspaceStore<{ readonly shown: PreviewedEdit | undefined }>({
  shown: undefined,
})

/** Shows an edit of the files as they are with a box to tick at each of its places; one of a single place, with nothing to say of it, is made at once. */
export function previewEdit(workspace: Workspace, title: string, edit: WorkspaceEdit, note?: string): void {
  const { files } = workspace.store.getState()
  const count = editPlaces(files, edit).length
  if (count > 1 || (count > 0 && note))
    previewedEdit.setState({ shown: { title, edit, files, ...(note && { note }) } })
  else workspace.apply(title, fileChangesOf(files, edit), undefined, 'yaml')
}

export function closePreview(): void {
  previewedEdit.setState({ shown: undefined })
}
