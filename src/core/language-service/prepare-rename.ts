import type { Place } from '../model/resource.ts'
import type { LineRange } from '../text/positions/position.ts'
import { valueAt } from '../yaml/path.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { cursorAt, inFile } from './reading/document-at.ts'
import { placedResource } from './reading/placed.ts'
import { placesAt } from './references.ts'
import { isHostPath } from './referring/rename-operation.ts'

export interface RenameTarget {
  /** Where the name stands at the cursor: of `infra/public` it is `public`. */
  readonly range: LineRange
  readonly placeholder: string
}

/** What can be renamed at a place; undefined where nothing can: what is named is not in the files, or is there more than once. */
export function prepareRename(analysed: Analysed, at: AtPosition): RenameTarget | undefined {
  const cursor = cursorAt(analysed, at)
  const place = renamedPlace(analysed, at)
  const owner = place && placedResource(analysed, place.resource)
  if (!cursor || !owner) return undefined
  const name = String(valueAt(owner.value, place.path) ?? '')
  const range = cursor.document.sourceMap.valueRange(cursor.path)
  if (!range || name === '') return undefined
  const text = cursor.document.text.slice(range.from, range.to)
  const behindSlash = text.lastIndexOf('/') + 1
  const start = text.indexOf(name, text.indexOf(name, behindSlash) < 0 ? 0 : behindSlash)
  const from = range.from + Math.max(start, 0)
  const found = start < 0 ? range : { from, to: from + name.length }
  return { range: cursor.positions.lineRange(inFile(cursor, found)), placeholder: name }
}

/** The one place that gives the name of what is to be renamed. */
export function renamedPlace(analysed: Analysed, at: AtPosition): Place | undefined {
  const places = placesAt(analysed, at)
  if (places.length > 1) return undefined
  if (places[0]) return places[0]
  const cursor = cursorAt(analysed, at)
  const { resource, objectPath } = cursor ?? {}
  return resource && objectPath && isHostPath(resource, objectPath)
    ? { resource: resource.id, path: objectPath }
    : undefined
}
