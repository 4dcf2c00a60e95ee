import { differences, isInPlace, withItemsAt } from '../../data/differences.ts'
import { sameItems } from '../../data/same-value.ts'

/** Lists of parts, and what was made of all parts with one key, in the order in which the keys were met. */
export interface Merged<P, M> {
  readonly lists: readonly (readonly P[])[]
  readonly groups: readonly (readonly P[])[]
  readonly places: ReadonlyMap<string, number>
  readonly made: readonly M[]
}

/**
 * Merges parts of many lists by their keys. Where lists change and their keys stay, what is made of other keys stays too, and these
 * lists alone are looked at.
 */
export function mergedByKey<P extends { readonly key: string }, M>(
  merge: (key: string, parts: readonly P[]) => M,
): (before: Merged<P, M> | undefined, lists: readonly (readonly P[])[]) => Merged<P, M> {
  return (before, lists) => (before && mergeChanged(before, lists)) ?? mergeAll(before, lists)

  function mergeChanged(before: Merged<P, M>, lists: readonly (readonly P[])[]): Merged<P, M> | undefined {
    if (lists.length !== before.lists.length) return undefined
    const now = new Map<P, P>()
    const changed = differences(before.lists, lists)
    if (!changed.every(isInPlace)) return undefined
    for (const { from, to } of changed)
      for (let i = from; i < to; i++) {
        const list = lists[i]!
        const old = before.lists[i]!
        if (list === old) continue
        if (!sameItems(old, list, (a, b) => a.key === b.key)) return undefined
        old.forEach((it, k) => void now.set(it, list[k]!))
      }
    if (now.size === 0) return { ...before, lists }
    const touched = [...new Set([...now.keys()].map(it => it.key))]
    const places = touched.map(it => before.places.get(it)!).sort((a, b) => a - b)
    const merged = places.map(it => {
      const group = before.groups[it]!
      const parts = group.map(one => now.get(one) ?? one)
      const isSame = sameItems(parts, group)
      return { group: isSame ? group : parts, made: isSame ? before.made[it]! : merge(parts[0]!.key, parts) }
    })
    return {
      lists,
      groups: withItemsAt(
        before.groups,
        places,
        merged.map(it => it.group),
      ),
      places: before.places,
      made: withItemsAt(
        before.made,
        places,
        merged.map(it => it.made),
      ),
    }
  }

  function mergeAll(before: Merged<P, M> | undefined, lists: readonly (readonly P[])[]): Merged<P, M> {
    const byKey = new Map<string, P[]>()
    for (const part of lists.flat()) {
      const group = byKey.get(part.key)
      if (group) group.push(part)
      else byKey.set(part.key, [part])
    }
    const groups = [...byKey.values()]
    const made = [...byKey].map(([key, group]) => {
      const place = before?.places.get(key)
      const isKept = place !== undefined && sameItems(before!.groups[place]!, group)
      return isKept ? before!.made[place]! : merge(key, group)
    })
    const places = new Map([...byKey.keys()].map((key, i) => [key, i]))
    return { lists, groups, places, made: before && sameItems(before.made, made) ? before.made : made }
  }
}
