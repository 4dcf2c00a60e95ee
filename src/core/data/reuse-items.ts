import { sameEnds, tellEnds } from './map-again.ts'
import { sameValue } from './same-value.ts'

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
  const { head, tail } = sameEnds(before, now)
  if (head === now.length && head === before.length) return before
  const end = now.length - tail
  const moved = new Map<string, T>()
  for (let i = head; i < before.length - tail; i++) {
    const item = before[i]!
    if (i >= end || (item !== now[i] && keyOf(item) !== keyOf(now[i]!))) moved.set(keyOf(item), item)
  }
  let isSame = now.length === before.length
  let items: T[] | undefined
  for (let i = head; i < end; i++) {
    const item = now[i]!
    const beside = i < before.length - tail ? before[i]! : undefined
    if (beside === item) continue
    const isBeside = beside !== undefined && keyOf(beside) === keyOf(item)
    const old = isBeside ? beside : moved.get(keyOf(item))
    const reused = old !== undefined && sameValue(old, item) ? old : item
    if (reused !== item) {
      items ??= now.slice()
      items[i] = reused
    }
    if (reused !== beside) isSame = false
  }
  if (isSame) return before
  if (!items) return now
  tellEnds(before, items, { head, tail })
  return items
}
