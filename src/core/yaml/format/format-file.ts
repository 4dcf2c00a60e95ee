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
    else edits.push(...shiftEdits(formatDocument(document, options), from))
  }
  return { edits, unread }
}
