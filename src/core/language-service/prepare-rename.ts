import type { Place } from '../model/resource.ts'
import type { LineRange } from '../text/positions/position.ts'
import type { Range } from '../text/text-edit.ts'
import { valueAt } from '../yaml/path.ts'
import { offsetOfPart } from '../yaml/places/scalar-offset.ts'
import type { Sources } from './building/builds.ts'
import { prepareRenameInSources } from './prepare-rename-in-sources.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { type Cursor, cursorAt, inFile } from './reading/document-at.ts'
import { placedResource } from './reading/placed.ts'
import { mentionAt } from './referring/mentions.ts'
import { namedPlaceAt } from './referring/named-places.ts'
import { isHostPath } from './referring/rename-operation.ts'
import { renameSubjectAt } from './referring/rename-subject.ts'

export interface RenameTarget {
  /** Where the name stands at the cursor: of `infra/public` it is `public`. */
  readonly range: LineRange
  readonly placeholder: string
}

export type PreparedRename = RenameTarget | { readonly refuse: string }

/** What can be renamed at a place, or why nothing can. */
export function prepareRename(analysed: Analysed, { sources, ...at }: PrepareRenameParams): PreparedRename {
  return sources ? prepareRenameInSources(analysed, at, sources, prepareHere) : prepareHere(analysed, at)
}

export interface PrepareRenameParams extends AtPosition {
  /** While the files that are analysed are what a kustomization builds: those that it is built from, of which the request is about one. */
  readonly sources?: Sources | undefined
}

function prepareHere(analysed: Analysed, at: AtPosition): PreparedRename {
  const cursor = cursorAt(analysed, at)
  if (!cursor) return nothingNamed
  const subject = renameSubjectAt(analysed, cursor)
  if (subject) {
    if (!isOnValue(cursor)) return nothingNamed
    const part = subject.type === 'namespace' ? subject.part : undefined
    return part ? partTarget(cursor, part, subject.name) : targetAt(cursor, subject.name)
  }
  const place = renamedPlace(analysed, at)
  if ('refuse' in place) return place
  const owner = placedResource(analysed, place.resource)
  return owner ? targetAt(cursor, String(valueAt(owner.value, place.path) ?? '')) : nothingNamed
}

/** The path of a key is that of its value: only the value is a name. */
function isOnValue({ document, path, offset, from }: Cursor): boolean {
  const range = document.sourceMap.valueRange(path)
  return range !== undefined && range.from <= offset - from && offset - from <= range.to
}

function targetAt(cursor: Cursor, name: string): PreparedRename {
  const range = cursor.document.sourceMap.valueRange(cursor.path)
  if (!range || name === '') return nothingNamed
  const text = cursor.document.text.slice(range.from, range.to)
  const behindSlash = text.lastIndexOf('/') + 1
  const start = text.indexOf(name, text.indexOf(name, behindSlash) < 0 ? 0 : behindSlash)
  const from = range.from + Math.max(start, 0)
  const found = start < 0 ? range : { from, to: from + name.length }
  return { range: cursor.positions.lineRange(inFile(cursor, found)), placeholder: name }
}

function partTarget(cursor: Cursor, { from, to }: Range, name: string): PreparedRename {
  const start = offsetOfPart(cursor.document, cursor.path, from)
  if (start === undefined) return targetAt(cursor, name)
  const range = inFile(cursor, { from: start, to: start + to - from })
  return { range: cursor.positions.lineRange(range), placeholder: name }
}

const nothingNamed = { refuse: 'Nothing here can be renamed: its name is not given in your files.' }

/** The one place that gives the name of what is to be renamed, or why there is none whose name everything would follow. */
export function renamedPlace(analysed: Analysed, at: AtPosition): Place | { readonly refuse: string } {
  const cursor = cursorAt(analysed, at)
  if (!cursor?.resource) return nothingNamed
  return placeNamedAt(analysed, cursor)
}

function placeNamedAt(
  { model }: Analysed,
  { resource, objectPath }: Cursor,
): Place | { readonly refuse: string } {
  if (!resource) return nothingNamed
  const own = namedPlaceAt(resource, objectPath)
  if (own) return own
  const mention = mentionAt(model, resource, objectPath)
  if (mention?.isSelector)
    return { refuse: 'A selector finds workloads by their labels. Rename the value of a label.' }
  const places = mention?.places() ?? []
  if (places.length > 1)
    return {
      refuse: `This name is given in ${places.length} places of your files. Rename it where it is given.`,
    }
  if (places[0]) return places[0]
  return isHostPath(resource, objectPath) ? { resource: resource.id, path: objectPath } : nothingNamed
}
