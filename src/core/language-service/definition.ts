import type { Analysed, AtPosition } from './reading/analysed.ts'
import { cursorAt } from './reading/document-at.ts'
import { type Location, locationsOf } from './reading/placed.ts'
import { mentionAt } from './referring/mentions.ts'
import { namedPlaceAt } from './referring/named-places.ts'

/** Where that is what is named at a place; the place itself where it gives the name. */
export function definition(analysed: Analysed, at: AtPosition): Location[] {
  const cursor = cursorAt(analysed, at)
  if (!cursor?.resource) return []
  const { resource, objectPath } = cursor
  const own = namedPlaceAt(resource, objectPath)
  const places = mentionAt(analysed.model, resource, objectPath)?.places() ?? []
  const found = places.length > 0 ? places : own ? [own] : []
  return locationsOf(analysed, found, 'value')
}
