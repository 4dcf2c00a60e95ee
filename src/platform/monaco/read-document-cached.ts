import { readDocument } from '../../core/yaml/read-document.ts'
import type { SourceDocument } from '../../core/yaml/source-document.ts'

const kept = new Map<string, SourceDocument>()

/** A document read lately is not read again. */
export function readDocumentCached(text: string): SourceDocument {
  const found = kept.get(text) ?? readDocument(text)
  kept.delete(text)
  kept.set(text, found)
  for (const oldest of kept.keys()) {
    if (kept.size <= 8) break
    kept.delete(oldest)
  }
  return found
}
