import type { DocumentSummary, ResourceSummary } from './analysis.ts'
import { memoByObject } from './data/memo-by-object.ts'
import type { AnalysedDocument, Resource } from './model/resource.ts'

/** What of a document crosses the worker. The same document gives the same object. */
export const summariseDocument = memoByObject(
  ({ file, index, offset, document }: AnalysedDocument): DocumentSummary => ({
    file,
    index,
    from: offset,
    to: offset + document.text.length,
    readable: document.readable,
  }),
)

/** What of a resource crosses the worker. The same resource gives the same object. */
export const summariseResource = memoByObject((resource: Resource): ResourceSummary => {
  const { id, kind, apiVersion, name, namespace, file, document, base, range } = resource
  return { id, kind, apiVersion, name, namespace, file, document, base, from: range.from, to: range.to }
})
