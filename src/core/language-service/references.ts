import type { Place } from '../model/resource.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { cursorAt } from './reading/document-at.ts'
import { type Location, locationsOf } from './reading/placed.ts'
import { mentionAt, usesOfPlace } from './referring/mentions.ts'
import { namedPlaceAt } from './referring/named-places.ts'
import { renameSubjectAt, usesOfSubject } from './referring/rename-subject.ts'

export interface ReferencesParams extends AtPosition {
  /** Whether the place that gives the name is told as well. */
  readonly includeDeclaration?: boolean | undefined
}

/** Everything in the files that names what is named at a place. */
export function references(analysed: Analysed, params: ReferencesParams): Location[] {
  const found = usesAt(analysed, params)
  const seen = new Set<string>()
  const distinct = found.filter(it => {
    const key = `${it.resource}\0${it.path.join('\0')}`
    return !seen.has(key) && seen.add(key)
  })
  return locationsOf(analysed, distinct, 'value')
}

function usesAt(analysed: Analysed, params: ReferencesParams): Place[] {
  const cursor = cursorAt(analysed, params)
  const subject = cursor && renameSubjectAt(analysed, cursor)
  if (subject) return usesOfSubject(analysed, subject, params.includeDeclaration === true)
  return placesAt(analysed, params).flatMap(place => {
    const users = usesOfPlace(analysed.model, place).map(it => ({
      resource: it.from.id,
      path: it.mention.path,
    }))
    return params.includeDeclaration ? [place, ...users] : users
  })
}

/** The places that give the name of what a request is about. */
export function placesAt(analysed: Analysed, at: AtPosition): readonly Place[] {
  const cursor = cursorAt(analysed, at)
  if (!cursor?.resource) return []
  const own = namedPlaceAt(cursor.resource, cursor.objectPath)
  return own ? [own] : (mentionAt(analysed.model, cursor.resource, cursor.objectPath)?.places() ?? [])
}
