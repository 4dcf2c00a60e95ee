import { visibleText } from './visible-text.ts'

const known = new WeakMap<object, unknown>()

/**
 * Plain data with the texts under these keys made visible, wherever in it they stand; the same object where nothing is hidden. Ids,
 * places and all else that names something stay as they are.
 */
export function withVisibleWords<Value>(value: Value, keys: ReadonlySet<string>): Value {
  return visible(value, keys, false) as Value
}

function visible(value: unknown, keys: ReadonlySet<string>, isShown: boolean): unknown {
  if (typeof value === 'string') return isShown ? visibleText(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (isShown && Array.isArray(value))
    return unlessSame(
      value,
      value.map(it => visible(it, keys, true)),
    )
  const before = known.get(value)
  if (before !== undefined) return before
  const made = Array.isArray(value)
    ? unlessSame(
        value,
        value.map(it => visible(it, keys, false)),
      )
    : visibleFields(value as Record<string, unknown>, keys)
  known.set(value, made)
  return made
}

function visibleFields(value: Record<string, unknown>, keys: ReadonlySet<string>): unknown {
  let made: Record<string, unknown> | undefined
  for (const key of Object.keys(value)) {
    const now = visible(value[key], keys, keys.has(key))
    if (now !== value[key]) made = { ...(made ?? value), [key]: now }
  }
  return made ?? value
}

function unlessSame(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  return now.every((it, i) => it === before[i]) ? before : now
}
