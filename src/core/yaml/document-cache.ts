import { readDocument } from './read-document.ts'
import type { SourceDocument } from './source-document.ts'

const mostDocuments = 500
const mostLength = 20_000_000

/** Documents by their text, the one asked for longest ago first. */
const documents = new Map<string, SourceDocument>()
let length = 0

/** The document of a text, read once as long as it is among the last few hundred asked for. */
export function readDocumentCached(text: string): SourceDocument {
  const known = documents.get(text)
  if (known) {
    documents.delete(text)
    documents.set(text, known)
    return known
  }
  const document = readDocument(text)
  documents.set(text, document)
  length += text.length
  forgetOldest()
  return document
}

function forgetOldest(): void {
  for (const [text] of documents) {
    if (documents.size <= mostDocuments && length <= mostLength) return
    documents.delete(text)
    length -= text.length
  }
}
