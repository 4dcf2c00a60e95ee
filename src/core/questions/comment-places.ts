import type { Place } from '../model/resource.ts'
import { type FoundPlace, findPlace, type PinnedPlace } from '../review/pinned-place.ts'
import { quick } from './question.ts'

export interface CommentPlacesAsk {
  readonly places: readonly PinnedPlace[]
}

/** Where a comment stands now. */
export interface CommentPlace {
  readonly found: FoundPlace['found']
  /** Of what is gone, what is left around it; undefined where the resource itself is. */
  readonly place: Place | undefined
}

/** Of each place, in the order of the ask. */
export const commentPlaces = quick(['model'], ({ model }, { places }: CommentPlacesAsk): CommentPlace[] => {
  const values = new Map(model.resources.map(it => [it.id, it.value]))
  return places.map(pinned => {
    const value = values.get(pinned.resource)
    const { found, path } = findPlace(value, pinned)
    return { found, place: value && { resource: pinned.resource, path } }
  })
})
