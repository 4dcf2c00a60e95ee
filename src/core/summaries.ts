import type { DocumentSummary, ResourceSummary } from './analysis.ts'
import type { AnalysedDocument, Resource } from './model/resource.ts'

/** What of a document crosses the worker. The same document gives the same object. */
export function summariseDocument(analysed: AnalysedDocument): DocumentSummary {
  return once(documents, analysed, ({ file, index, offset, document }) => ({
    file,
    index,
    from: offset,
    to: offset + document.text.length,
    readable: document.readable,
  }))
}

/** What of a resource crosses the worker. The same resource gives the same object. */
export function summariseResource(resource: Resource): ResourceSummary {
  return once(resources, resource, it => {
    const { id, kind, apiVersion, name, namespace, file, document, base, range } = it
    return { id, kind, apiVersion, name, namespace, file, document, base, from: range.from, to: range.to }
  })
}

const documents = new WeakMap<AnalysedDocument, DocumentSummary>()
const resources = new WeakMap<Resource, ResourceSummary>()

function once<K extends object, V>(kept: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  const found = kept.get(key)
  if (found !== undefined) return found
  const made = make(key)
  kept.set(key, made)
  return made
}
