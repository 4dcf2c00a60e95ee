import type { DocumentSummary, ResourceSummary } from './analysis.ts'
import type { AnalysedDocument, Resource } from './model/resource.ts'

export function summariseDocument({ file, index, offset, document }: AnalysedDocument): DocumentSummary {
  return { file, index, from: offset, to: offset + document.text.length, readable: document.readable }
}

export function summariseResource(resource: Resource): ResourceSummary {
  const { id, kind, apiVersion, name, namespace, file, document, base, range } = resource
  return { id, kind, apiVersion, name, namespace, file, document, base, from: range.from, to: range.to }
}
