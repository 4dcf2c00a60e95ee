import type { ClientCapabilities, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { DocumentChange, WorkspaceEdit as FileEdit } from '../core/text/positions/workspace-edit.ts'
import type { OpenFolder } from './open-folder.ts'

/** The edits with something that has to be known of them: it is shown before they are made, in editors that can show it. */
export function annotatedEdit(edit: WorkspaceEdit, label: string, description: string): WorkspaceEdit {
  const documentChanges = edit.documentChanges?.map(it =>
    'edits' in it ? { ...it, edits: it.edits.map(one => ({ ...one, annotationId: label })) } : it,
  )
  if (!documentChanges) return edit
  return {
    documentChanges,
    changeAnnotations: { [label]: { label, description, needsConfirmation: true } },
  }
}

/** Edits of files as the editor takes them: in steps where it knows those, else as edits of texts that there are. */
export function protocolEdit(
  { documentChanges }: FileEdit,
  folder: OpenFolder,
  { workspace }: ClientCapabilities,
): WorkspaceEdit {
  if (workspace?.workspaceEdit?.documentChanges)
    return { documentChanges: documentChanges.map(it => protocolChange(it, folder)) }
  const changes = new Map<string, readonly TextEdit[]>()
  for (const it of documentChanges) {
    if (!('edits' in it)) continue
    const uri = folder.uriOf(it.file)
    changes.set(uri, [...(changes.get(uri) ?? []), ...it.edits])
  }
  return { changes: Object.fromEntries(changes) as Record<string, TextEdit[]> }
}

function protocolChange(change: DocumentChange, folder: OpenFolder) {
  const uri = folder.uriOf(change.file)
  if ('edits' in change) return { textDocument: { uri, version: null }, edits: [...change.edits] }
  switch (change.kind) {
    case 'create':
      return { kind: 'create' as const, uri }
    case 'rename':
      return { kind: 'rename' as const, oldUri: uri, newUri: folder.uriOf(change.to) }
    case 'delete':
      return { kind: 'delete' as const, uri }
  }
}
