import type { Analysed, AtPosition } from './reading/analysed.ts'
import { cursorAt } from './reading/document-at.ts'
import { type Location, locationsOf } from './reading/placed.ts'
import { mentionAt } from './referring/mentions.ts'
import { namedPlaceAt } from './referring/named-places.ts'
import { givenPlace, renameSubjectAt } from './referring/rename-subject.ts'

/** Where that is what is named at a place; the place itself where it gives the name. */
export function definition(analysed: Analysed, at: AtPosition): Location[] {
  const cursor = cursorAt(analysed, at)
  if (!cursor?.resource) return []
  const { resource, objectPath } = cursor
  const subject = renameSubjectAt(analysed, cursor)
  const given = subject && givenPlace(analysed, subject)
  if (given) return locationsOf(analysed, [given], 'value')
  const own = namedPlaceAt(resource, objectPath)
  const places = mentionAt(analysed.model, resource, objectPath)?.places() ?? []
  const found = places.length > 0 ? places : own ? [own] : []
  return locationsOf(analysed, found, 'value')
}
