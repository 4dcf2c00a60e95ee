import { sameItems } from '../../data/same-value.ts'

/** Lists of parts, and what was made of all parts with one key, in the order in which the keys were met. */
export interface Merged<P, M> {
  readonly lists: readonly (readonly P[])[]
  readonly groups: readonly (readonly P[])[]
  readonly places: ReadonlyMap<string, number>
  readonly made: readonly M[]
}

/**
 * Merges parts of many lists by their keys. Where lists change and their keys stay, what is made of other keys stays too, and the
 * whole costs a comparison a list.
 */
export function mergedByKey<P extends { readonly key: string }, M>(
  merge: (key: string, parts: readonly P[]) => M,
): (before: Merged<P, M> | undefined, lists: readonly (readonly P[])[]) => Merged<P, M> {
  return (before, lists) => (before && mergeChanged(before, lists)) ?? mergeAll(before, lists)

  function mergeChanged(before: Merged<P, M>, lists: readonly (readonly P[])[]): Merged<P, M> | undefined {
    if (lists.length !== before.lists.length) return undefined
    const now = new Map<P, P>()
    for (let i = 0; i < lists.length; i++) {
      const list = lists[i]!
      const old = before.lists[i]!
      if (list === old) continue
      if (!sameItems(old, list, (a, b) => a.key === b.key)) return undefined
      old.forEach((it, k) => void now.set(it, list[k]!))
    }
    if (now.size === 0) return { ...before, lists }
    const groups = [...before.groups]
    const made = [...before.made]
    const touched = new Set([...now.keys()].map(it => it.key))
    for (const key of touched) {
      const place = before.places.get(key)!
      const group = groups[place]!.map(it => now.get(it) ?? it)
      if (sameItems(group, groups[place]!)) continue
      groups[place] = group
      made[place] = merge(key, group)
    }
    return { lists, groups, places: before.places, made: sameItems(made, before.made) ? before.made : made }
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
