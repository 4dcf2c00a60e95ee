import { differences, withRuns } from './differences.ts'
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
  const runs = differences(before, now)
  if (runs.length === 0) return before
  const moved = new Map<string, T>()
  for (const { from, to, nowFrom, nowTo } of runs)
    for (let i = from; i < to; i++) {
      const item = before[i]!
      const beside = i - from + nowFrom
      if (beside >= nowTo || (item !== now[beside] && keyOf(item) !== keyOf(now[beside]!)))
        moved.set(keyOf(item), item)
    }
  const middles = runs.map(({ from, to, nowFrom, nowTo }) =>
    now.slice(nowFrom, nowTo).map((item, i) => {
      const beside = from + i < to ? before[from + i]! : undefined
      if (beside === item) return item
      const isBeside = beside !== undefined && keyOf(beside) === keyOf(item)
      const old = isBeside ? beside : moved.get(keyOf(item))
      return old !== undefined && sameValue(old, item) ? old : item
    }),
  )
  const isNew = runs.every(({ nowFrom }, i) => middles[i]!.every((it, k) => it === now[nowFrom + k]))
  return isNew ? now : withRuns(before, runs, middles)
}
