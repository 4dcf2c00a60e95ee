import type { ResourceSummary } from '../../core/analysis.ts'
import type { Place } from '../../core/model/resource.ts'
import type { SourceFile } from '../../core/text/file-change.ts'
import type { Range } from '../../core/text/text-edit.ts'
import { readDocumentCached } from '../../core/yaml/document-cache.ts'
import { isWithin, type Path } from '../../core/yaml/path.ts'
import { cutsOf, documentAt } from '../../core/yaml/places/document-at.ts'

/** The place of a resource that an offset stands in; undefined outside every resource. */
export function placeAt(
  file: SourceFile,
  offset: number,
  resources: readonly ResourceSummary[],
): Place | undefined {
  const { index, from, document } = documentAt(file.text, offset)
  const inDocument = resources.filter(it => it.file === file.name && it.document === index)
  const [first] = inDocument
  if (!first) return undefined
  // The paths of a text that cannot be read lead anywhere.
  if (!document.readable) return { resource: first.id, path: [] }
  const path = document.sourceMap.pathAt(offset - from)
  const resource = inDocument.find(it => isWithin(path, it.base))
  return resource && { resource: resource.id, path: path.slice(resource.base.length) }
}

/** Where a place of a resource stands in its file: its entry, or of the nearest ancestor that is there. */
export function rangeOfPlace(text: string, resource: ResourceSummary, path: Path): Range | undefined {
  const cut = cutsOf(text)[resource.document]
  if (!cut) return undefined
  const { sourceMap } = readDocumentCached(text.slice(cut.from, cut.to), cut.marked)
  for (let length = path.length; length >= 0; length--) {
    const at = [...resource.base, ...path.slice(0, length)]
    const range = at.length === 0 ? sourceMap.valueRange(at) : sourceMap.entryRange(at)
    if (range) return { from: range.from + cut.from, to: range.to + cut.from }
  }
  return cut
}
