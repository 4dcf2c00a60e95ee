import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver'

/** Stands in an edit where the user is to write something. */
export const blankMark = 'DRAWBRIDGE-BLANK'

/** The edit with a place to fill in where the mark stands: a snippet, as editors take it that say so. */
export function withBlank(edit: WorkspaceEdit, words: string): WorkspaceEdit {
  const documentChanges = edit.documentChanges?.map(it =>
    'edits' in it ? { ...it, edits: it.edits.map(one => snippetOf(one, words)) } : it,
  )
  return documentChanges ? { ...edit, documentChanges } : edit
}

function snippetOf(
  edit: TextDocumentEdit['edits'][number],
  words: string,
): TextDocumentEdit['edits'][number] {
  const text = (edit as TextEdit).newText
  if (!text?.includes(blankMark)) return edit
  const value = text.replace(/[\\$}]/g, '\\$&').replace(blankMark, `\${1:${words}}`)
  return { range: edit.range, snippet: { kind: 'snippet', value } }
}
