import { shiftEdits, type TextEdit } from '../../text/text-edit.ts'
import { cutDocuments } from '../cut-documents.ts'
import { readDocumentCached } from '../document-cache.ts'
import type { SourceDocument } from '../source-document.ts'
import { formatDocument } from './format-document.ts'
import type { FormatOptions } from './format-style.ts'

/** What formatting a file comes to. */
export interface FormattedFile {
  /** In the offsets of the file. */
  readonly edits: readonly TextEdit[]
  /** Where documents begin that cannot be read and are left as they are. */
  readonly unread: readonly number[]
}

/** A document of a file, and where in the file it begins. */
export interface DocumentInFile {
  readonly from: number
  readonly document: SourceDocument
  readonly skipped?: true | undefined
}

/** Lays out every document of a file; see `formatDocument`. */
export function formatFile(text: string, options: FormatOptions = {}): FormattedFile {
  const documents = cutDocuments(text)
    .filter(it => !it.skipped)
    .map(({ from, to, marked }) => ({ from, document: readDocumentCached(text.slice(from, to), marked) }))
  return formatDocuments(documents, options)
}

/** The same for the documents of a file that are read already. */
export function formatDocuments(
  documents: readonly DocumentInFile[],
  options: FormatOptions = {},
): FormattedFile {
  const edits: TextEdit[] = []
  const unread: number[] = []
  for (const { from, document, skipped } of documents) {
    if (skipped) continue
    if (!document.readable) unread.push(from)
    else edits.push(...shiftEdits(formattedAgain(document, options), from))
  }
  return { edits, unread }
}

const kept = new WeakMap<SourceDocument, { readonly key: string; readonly edits: readonly TextEdit[] }>()

/** The edits of a document, kept with it: an editor asks again after an edit of another. */
function formattedAgain(document: SourceDocument, options: FormatOptions): readonly TextEdit[] {
  const key = `${options.indent} ${options.lists}`
  const known = kept.get(document)
  if (known?.key === key) return known.edits
  const edits = formatDocument(document, options)
  kept.set(document, { key, edits })
  return edits
}
