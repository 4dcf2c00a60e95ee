import { shiftEdits, type TextEdit } from '../../text/text-edit.ts'
import { cutDocuments } from '../cut-documents.ts'
import { readDocumentCached } from '../document-cache.ts'
import { formatDocument } from './format-document.ts'
import type { FormatOptions } from './format-style.ts'

/** What formatting a file comes to. */
export interface FormattedFile {
  /** In the offsets of the file. */
  readonly edits: readonly TextEdit[]
  /** Where documents begin that cannot be read and are left as they are. */
  readonly unread: readonly number[]
}

/** Lays out every document of a file; see `formatDocument`. */
export function formatFile(text: string, options: FormatOptions = {}): FormattedFile {
  const edits: TextEdit[] = []
  const unread: number[] = []
  for (const { from, to, skipped, marked } of cutDocuments(text)) {
    if (skipped) continue
    const document = readDocumentCached(text.slice(from, to), marked)
    if (!document.readable) unread.push(from)
    else edits.push(...shiftEdits(formatDocument(document, options), from))
  }
  return { edits, unread }
}
