import type { AnalysedDocument, Place, Resource, ResourceId } from '../../model/resource.ts'
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
  const index = indices.get(documents)
  if (index) return index.get(id)
  for (const { resources } of documents) {
    const found = resources.find(it => it.id === id)
    if (found) return found
  }
  return undefined
}

/** Of more places than these, their resources are found by an index of all. */
const fewPlaces = 20

/** Where places stand, those that there are. */
export function locationsOf(analysed: Analysed, places: readonly Place[], part: 'key' | 'value'): Location[] {
  if (places.length > fewPlaces) makeIndex(analysed.documents)
  return places.flatMap(it => locationOf(analysed, it.resource, it.path, part) ?? [])
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

function makeIndex(documents: readonly AnalysedDocument[]): void {
  if (indices.has(documents)) return
  const all = documents.flatMap(it => it.resources.map(resource => [resource.id, resource] as const))
  indices.set(documents, new Map(all))
}
