import { sameEnds } from './map-again.ts'
import { sameItems } from './same-value.ts'

/**
 * Finds where in a list items fit, again and again: only where it differs from the list before is looked. `fits` must depend on
 * nothing but the item. The same list of places while they stay.
 */
export function placesWhere<T>(fits: (item: T) => boolean): (items: readonly T[]) => readonly number[] {
  let last: { readonly items: readonly T[]; readonly places: readonly number[] } = { items: [], places: [] }
  return items => {
    if (items === last.items) return last.places
    const { head, tail } = sameEnds(last.items, items)
    const shift = items.length - last.items.length
    const end = items.length - tail
    const places = last.places.filter(it => it < head)
    for (let i = head; i < end; i++) if (fits(items[i]!)) places.push(i)
    for (const it of last.places) if (it >= end - shift) places.push(it + shift)
    last = { items, places: sameItems(last.places, places) ? last.places : places }
    return last.places
  }
}
