import { cutDocuments } from '../core/yaml/cut-documents.ts'
import { readDocument } from '../core/yaml/read-document.ts'
import type { SourceDocument } from '../core/yaml/source-document.ts'

/** The document of a text that is a whole file. */
export function readAlone(text: string): SourceDocument {
  return readDocument(text, cutDocuments(text)[0]?.marked)
}
