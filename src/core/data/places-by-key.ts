import { sameEnds } from './map-again.ts'

/**
 * Finds the places in a list under whose keys something stands, again and again: while it has as many items, only where it differs
 * from the list before is looked. `keysOf` must depend on nothing but the item. What is given is right until the next list.
 */
export function placesByKey<T>(
  keysOf: (item: T) => readonly string[],
): (items: readonly T[]) => (key: string) => readonly number[] {
  const places = new Map<string, readonly number[]>()
  let last: readonly T[] = []
  const add = (item: T, place: number) => {
    for (const it of new Set(keysOf(item))) places.set(it, [...(places.get(it) ?? none), place])
  }
  const remove = (item: T, place: number) => {
    for (const it of new Set(keysOf(item))) {
      const left = (places.get(it) ?? none).filter(one => one !== place)
      if (left.length > 0) places.set(it, left)
      else places.delete(it)
    }
  }
  return items => {
    if (items.length !== last.length) {
      places.clear()
      items.forEach(add)
    } else {
      const { head, tail } = sameEnds(last, items)
      for (let i = head; i < items.length - tail; i++) {
        if (items[i] === last[i]) continue
        remove(last[i]!, i)
        add(items[i]!, i)
      }
    }
    last = items
    return key => places.get(key) ?? none
  }
}

const none: readonly number[] = []
