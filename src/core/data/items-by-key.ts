import { differences } from './differences.ts'

/**
 * Finds the items of a list under whose keys something stands, again and again: only where it differs from the list before is looked.
 * `keysOf` must depend on nothing but the item. What is given is right until the next list; in no order.
 */
export function itemsByKey<T>(
  keysOf: (item: T) => readonly string[],
): (items: readonly T[]) => (key: string) => readonly T[] {
  const byKey = new Map<string, T[]>()
  let last: readonly T[] = []
  const add = (item: T) => {
    for (const it of keysOf(item)) {
      const known = byKey.get(it)
      if (known) known.push(item)
      else byKey.set(it, [item])
    }
  }
  const remove = (item: T) => {
    for (const it of keysOf(item)) {
      const known = byKey.get(it)!
      if (known.length === 1) byKey.delete(it)
      else known.splice(known.indexOf(item), 1)
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

/** Where some of a list stand in it, of which each stands there once. */
export function placesOf<T>(items: readonly T[], some: readonly T[]): readonly number[] {
  if (some.length <= mostSought) return [...new Set(some)].map(it => items.indexOf(it))
  const all = new Set(some)
  return items.flatMap((it, i) => (all.has(it) ? [i] : []))
}

/** Above this one look at all costs less. */
const mostSought = 20
