import type { AnalysedDocument, Resource, ResourceId } from '../../model/resource.ts'
import { type LineRange, positionsIn } from '../../text/positions/position.ts'
import type { Range } from '../../text/text-edit.ts'
import type { Path } from '../../yaml/path.ts'
import type { Analysed } from './analysed.ts'

/** What the protocol calls a location. */
export interface Location {
  readonly file: string
  readonly range: LineRange
}

/** A resource as it stands in its file now. Those of the model say the same, but may have moved since it was linked. */
export function placedResource({ documents }: Analysed, id: ResourceId): Resource | undefined {
  return indexOf(documents).get(id)
}

/** Where a place of a resource stands: the key or value, or that of its nearest ancestor that is there. */
export function locationOf(
  analysed: Analysed,
  id: ResourceId,
  path: Path,
  part: 'key' | 'value',
): Location | undefined {
  const resource = placedResource(analysed, id)
  if (!resource) return undefined
  const { range } = resource.sourceMap.nearest([...resource.base, ...path], part)
  return locationIn(analysed, resource, range)
}

/** A range of a resource's document, as a location. */
export function locationIn(analysed: Analysed, resource: Resource, range: Range): Location | undefined {
  const text = analysed.files.find(it => it.name === resource.file)?.text
  if (text === undefined) return undefined
  const { offset } = resource
  return {
    file: resource.file,
    range: positionsIn(text).lineRange({ from: range.from + offset, to: range.to + offset }),
  }
}

const indices = new WeakMap<readonly AnalysedDocument[], ReadonlyMap<ResourceId, Resource>>()

function indexOf(documents: readonly AnalysedDocument[]): ReadonlyMap<ResourceId, Resource> {
  const known = indices.get(documents)
  if (known) return known
  const made = new Map(
    documents.flatMap(it => it.resources.map(resource => [resource.id, resource] as const)),
  )
  indices.set(documents, made)
  return made
}
