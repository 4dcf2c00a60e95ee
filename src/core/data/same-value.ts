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
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (!same(a[i]!, b[i]!)) return false
  return true
}
