import { applyEdits } from '../text/text-edit.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { inSequence, insertItem } from '../yaml/edit/edit.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { Json, SourceDocument } from '../yaml/source-document.ts'
import type { SavedRequest } from './saved-request.ts'

/** A file of requests with more at its end; what was written stays as it is. Undefined where the text is no such file. */
export function appendRequests(text: string, requests: readonly SavedRequest[]): string | undefined {
  const [cut, ...others] = cutDocuments(text)
  if (!cut || others.length > 0) return undefined
  const document = readDocument(text.slice(cut.from, cut.to), cut.marked)
  const list = listIn(document)
  if (!list) return undefined
  const steps = requests.map(
    (it, i) => (at: SourceDocument) =>
      insertItem(at, list.path, list.length + i, { ...it } as unknown as Json),
  )
  const result = inSequence(document, ...steps)
  if (!result.ok) return undefined
  return text.slice(0, cut.from) + applyEdits(document.text, result.edits) + text.slice(cut.to)
}

function listIn(document: SourceDocument): { readonly path: string[]; readonly length: number } | undefined {
  if (!document.readable) return undefined
  const { value } = document
  if (Array.isArray(value)) return { path: [], length: value.length }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'requests')) return undefined
  const requests = (value as Record<string, unknown>).requests
  return Array.isArray(requests) ? { path: ['requests'], length: requests.length } : undefined
}
