import { sameItems } from './same-value.ts'

/**
 * The new value with every part that is like its predecessor replaced by it; the old value itself when nothing changed. Items of
 * lists are compared with the one of the same `id`; where they have none, with those at the same place from either end.
 */
export function reuseValue(before: unknown, now: unknown): unknown {
  if (Object.is(before, now)) return before
  if (Array.isArray(before) && Array.isArray(now)) return reuseList(before, now)
  if (!isRecord(before) || !isRecord(now)) return now
  const keys = Object.keys(now)
  const reused = Object.fromEntries(
    keys.map(key => [key, Object.hasOwn(before, key) ? reuseValue(before[key], now[key]) : now[key]]),
  )
  const oldKeys = Object.keys(before)
  const isSame =
    keys.length === oldKeys.length &&
    keys.every((key, i) => key === oldKeys[i] && reused[key] === before[key])
  return isSame ? before : reused
}

function reuseList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const byId = new Map(before.flatMap(it => (isRecord(it) && typeof it.id === 'string' ? [[it.id, it]] : [])))
  const shift = before.length - now.length
  const items = now.map((item, i) => {
    if (isRecord(item) && typeof item.id === 'string') return reuseValue(byId.get(item.id), item)
    const reused = reuseValue(before[i], item)
    return reused === before[i] || shift === 0 ? reused : reuseValue(before[i + shift], item)
  })
  return sameItems(before, items) ? before : items
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
