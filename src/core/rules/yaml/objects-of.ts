import type { AnalysedDocument } from '../../model/resource.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'

/** A value that stands where an object should: the document's own, or an item of a `kind: List`. */
export interface Candidate {
  readonly path: Path
  readonly value: Json
}

/** The values of a document that should each be an object; none for a document that is empty or cannot be read. */
export function candidatesOf({ document }: AnalysedDocument): Candidate[] {
  const { value, readable } = document
  if (value === undefined || !readable) return []
  const items = isMap(value) && value.kind === 'List' ? value.items : undefined
  if (!Array.isArray(items)) return [{ path: [], value }]
  return items.map((item, i) => ({ path: ['items', i], value: item }))
}
