import { findFile } from '../../text/file-change.ts'
import { lineBreakOf } from '../../text/lines.ts'
import { applyEdits, type TextEdit } from '../../text/text-edit.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { readDocumentCached } from '../../yaml/document-cache.ts'
import { equalJson } from '../../yaml/edit/json.ts'
import type { Operation } from '../operation.ts'

/** Puts a `---` at the beginning of a file, or takes away the one that stands there. */
export function toggleDocumentMarker(file: string): Operation {
  return {
    title: `Change the --- at the beginning of ${file}`,
    isOfFiles: true,
    run(files) {
      const text = findFile(files, file)?.text
      const edit = text === undefined ? undefined : markerEdit(text)
      if (text === undefined || !edit)
        return { ok: false, reason: `${file} would be read otherwise with or without it.` }
      return { ok: true, changes: [{ type: 'edit', file, edits: [edit.edit] }] }
    },
  }
}

/** What would be done to the beginning of a file; undefined where it would be read otherwise then. */
export function markerEdit(
  text: string,
): { readonly does: 'add' | 'remove'; readonly edit: TextEdit } | undefined {
  if (text.trim() === '') return undefined
  const from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const marker = /^---[ \t]*(?:\r\n|\n)/.exec(text.slice(from))
  const edit = marker
    ? { from, to: from + marker[0].length, insert: '' }
    : { from, to: from, insert: `---${lineBreakOf(text) === '\r\n' ? '\r\n' : '\n'}` }
  if (!marker && /^\s*(?:#[^\n]*\n\s*)*(?:---|%)/.test(text.slice(from))) return undefined
  return readsTheSame(text, applyEdits(text, [edit])) ? { does: marker ? 'remove' : 'add', edit } : undefined
}

function readsTheSame(before: string, after: string): boolean {
  const [a, b] = [before, after].map(text =>
    cutDocuments(text).map(it => readDocumentCached(text.slice(it.from, it.to), it.marked)),
  )
  return (
    a!.length === b!.length &&
    a!.every((it, i) => it.readable && b![i]!.readable && equalJson(it.value ?? null, b![i]!.value ?? null))
  )
}
