import { applyEdits, type TextEdit } from '../text/text-edit.ts'
import { readDocument } from './read-document.ts'
import type { SourceDocument } from './source-document.ts'

const mostDocuments = 500
const mostLength = 20_000_000

/** Documents by their text, those read with their `---` behind a NUL; the one asked for longest ago first. */
const documents = new Map<string, SourceDocument>()
let length = 0

/** The document of a text, read once as long as it is among the last few hundred asked for. */
export function readDocumentCached(text: string, marked = false): SourceDocument {
  const key = marked ? `\0${text}` : text
  const known = documents.get(key)
  if (known) {
    documents.delete(key)
    documents.set(key, known)
    return known
  }
  const document = readDocument(text, marked)
  documents.set(key, document)
  length += text.length
  forgetOldest()
  return document
}

/** The document as edits leave it. */
export function editedDocument(document: SourceDocument, edits: readonly TextEdit[]): SourceDocument {
  return readDocumentCached(applyEdits(document.text, edits), document.marked)
}

function forgetOldest(): void {
  for (const [text] of documents) {
    if (documents.size <= mostDocuments && length <= mostLength) return
    documents.delete(text)
    length -= text.length
  }
}
