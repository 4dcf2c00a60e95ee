import type { AnalysedDocument, Place, Resource, ResourceId } from '../../model/resource.ts'
import { type LineRange, type Positions, positionsIn } from '../../text/positions/position.ts'
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

/** Where places stand, those that there are. */
export function locationsOf(analysed: Analysed, places: readonly Place[], part: 'key' | 'value'): Location[] {
  const locate = locator(analysed)
  return places.flatMap(it => {
    const resource = placedResource(analysed, it.resource)
    return (resource && locate(resource, it.path, part)) ?? []
  })
}

/** Tells where places of resources stand in their files: the key or value, or that of the nearest ancestor that is there. */
export function locator({
  files,
}: Analysed): (resource: Resource, path: Path, part: 'key' | 'value') => Location | undefined {
  const texts = new Map(files.map(it => [it.name, it.text]))
  const known = new Map<string, Positions>()
  const positionsOf = (file: string, text: string) => {
    const positions = known.get(file) ?? positionsIn(text)
    known.set(file, positions)
    return positions
  }
  return ({ file, offset, sourceMap, base }, path, part) => {
    const text = texts.get(file)
    if (text === undefined) return undefined
    const { from, to } = sourceMap.nearest([...base, ...path], part).range
    return { file, range: positionsOf(file, text).lineRange({ from: from + offset, to: to + offset }) }
  }
}

const indices = new WeakMap<readonly AnalysedDocument[], ReadonlyMap<ResourceId, Resource>>()

/** By their ids, made when the first is asked for. */
function indexOf(documents: readonly AnalysedDocument[]): ReadonlyMap<ResourceId, Resource> {
  const known = indices.get(documents)
  if (known) return known
  const made = new Map<ResourceId, Resource>()
  for (const { resources } of documents) for (const it of resources) if (!made.has(it.id)) made.set(it.id, it)
  indices.set(documents, made)
  return made
}
