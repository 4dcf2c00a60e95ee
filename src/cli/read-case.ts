import { cutDocuments } from '../core/yaml/cut-documents.ts'
import { readDocument } from '../core/yaml/read-document.ts'
import type { Json } from '../core/yaml/source-document.ts'

/** What was read of a document, or why it could not be. */
export type Reading = { readonly json: Json } | { readonly error: string }

export interface ReadCase {
  readonly id: string
  readonly docs: readonly Reading[]
}

/** What kubectl reads of a text, document by document; empty ones are left out. */
export function readCase({ id, yaml }: { readonly id: string; readonly yaml: string }): ReadCase {
  const docs = cutDocuments(yaml).flatMap(({ from, to, skipped, marked }): Reading[] => {
    if (skipped) return []
    const { readable, value = null, faults } = readDocument(yaml.slice(from, to), marked)
    if (!readable) return [{ error: faults[0]?.message ?? 'The document cannot be read.' }]
    return value === null ? [] : [{ json: value }]
  })
  return { id, docs }
}
