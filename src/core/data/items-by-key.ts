import { differences } from './differences.ts'

/**
 * Finds the items of a list under whose keys something stands, again and again: only where it differs from the list before is looked.
 * `keysOf` must depend on nothing but the item. What is given is right until the next list; in no order.
 */
export function itemsByKey<T>(
  keysOf: (item: T) => readonly string[],
): (items: readonly T[]) => (key: string) => readonly T[] {
  const byKey = new Map<string, readonly T[]>()
  let last: readonly T[] = []
  const add = (item: T) => {
    for (const it of keysOf(item)) byKey.set(it, [...(byKey.get(it) ?? []), item])
  }
  const remove = (item: T) => {
    for (const it of keysOf(item)) {
      const known = byKey.get(it) ?? []
      const left = known.toSpliced(known.indexOf(item), 1)
      if (left.length > 0) byKey.set(it, left)
      else byKey.delete(it)
    }
  }
  return items => {
    for (const { from, to, nowFrom, nowTo } of differences(last, items)) {
      for (let i = from; i < to; i++) remove(last[i]!)
      for (let i = nowFrom; i < nowTo; i++) add(items[i]!)
    }
    last = items
    return key => byKey.get(key) ?? []
  }
}
