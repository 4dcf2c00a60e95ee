/** Whether two pieces of plain data are alike: same types, same items, same keys in the same order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return typeof a === 'number' && typeof b === 'number' && Number.isNaN(a) && Number.isNaN(b)
  }
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b, sameValue)
  if (Array.isArray(b)) return false
  const keys = Object.keys(a)
  const otherKeys = Object.keys(b)
  return (
    keys.length === otherKeys.length &&
    keys.every((key, i) => key === otherKeys[i] && sameValue(a[key as never], b[key as never]))
  )
}

/** Whether two lists hold the same items by a comparison; by identity where none is given. */
export function sameItems<T>(
  a: readonly T[],
  b: readonly T[],
  same: (a: T, b: T) => boolean = Object.is,
): boolean {
  return a.length === b.length && a.every((item, i) => same(item, b[i]!))
}

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
