import { sameItems, sameValue } from './same-value.ts'

/**
 * The new list with every item that is like its predecessor replaced by it; the old list itself when nothing changed.
 * `keyOf` names an item across lists.
 */
export function reuseItems<T>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (item: T) => string,
): readonly T[] {
  if (before.length === 0) return now.length === 0 ? before : now
  let old: Map<string, T> | undefined
  const items = now.map((item, i) => {
    const beside = before[i]
    if (beside === item) return item
    if (beside !== undefined && keyOf(beside) === keyOf(item)) return sameValue(beside, item) ? beside : item
    old ??= new Map(before.map(it => [keyOf(it), it]))
    const moved = old.get(keyOf(item))
    return moved !== undefined && sameValue(moved, item) ? moved : item
  })
  return sameItems(before, items) ? before : items
}
