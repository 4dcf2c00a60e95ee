import { type Files, findFile } from '../../text/file-change.ts'
import { applyEdits, shiftEdits } from '../../text/text-edit.ts'
import { type EditResult, setValue } from '../../yaml/edit/edit.ts'
import { at as jsonAt } from '../../yaml/edit/json.ts'
import type { Path } from '../../yaml/path.ts'
import type { SourceDocument } from '../../yaml/source-document.ts'
import { readDocuments } from '../files/workspace-files.ts'
import type { WrittenAt } from '../traced/traced.ts'

export type EditedFiles =
  | { readonly ok: true; readonly files: Files }
  | { readonly ok: false; readonly reason: string }

/** The files with one document edited at a place; also where the document is a text in another one. */
export function editAt(
  files: Files,
  at: WrittenAt,
  edit: (document: SourceDocument, path: Path) => EditResult,
): EditedFiles {
  const file = findFile(files, at.file)
  if (!file) return { ok: false, reason: `There is no file ${at.file}.` }
  const edited = editText(file.text, at.document, source => {
    if (!at.inside) return edit(source, at.path)
    const text = jsonAt(source.value, at.path)
    if (typeof text !== 'string') return { ok: false, reason: `${at.file} has no patch there.` }
    const { document, path } = at.inside
    const inner = editText(text, document, it => edit(it, path))
    return inner.ok ? setValue(source, at.path, inner.text) : inner
  })
  if (!edited.ok) return edited
  return { ok: true, files: files.map(it => (it === file ? { name: it.name, text: edited.text } : it)) }
}

function editText(
  text: string,
  index: number,
  edit: (source: SourceDocument) => EditResult,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string } {
  const document = readDocuments(text).find(it => it.index === index)
  if (!document) return { ok: false, reason: 'The document is no longer there.' }
  const result = edit(document.source)
  return result.ok ? { ok: true, text: applyEdits(text, shiftEdits(result.edits, document.offset)) } : result
}
