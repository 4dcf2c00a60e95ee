import { differences } from './differences.ts'

/**
 * The texts of a list's items, again and again: only where it differs from the list before is looked. `textOf` must depend on nothing
 * but the item. Another set whenever a text has come or gone.
 */
export function textsAgain<T>(textOf: (item: T) => string): (items: readonly T[]) => ReadonlySet<string> {
  const counts = new Map<string, number>()
  let last: readonly T[] = []
  let texts: ReadonlySet<string> = new Set()
  return items => {
    let isOther = false
    const count = (item: T, more: number) => {
      const text = textOf(item)
      const sum = (counts.get(text) ?? 0) + more
      isOther ||= sum === 0 || sum === more
      if (sum === 0) counts.delete(text)
      else counts.set(text, sum)
    }
    for (const { from, to, nowFrom, nowTo } of differences(last, items)) {
      for (let i = nowFrom; i < nowTo; i++) count(items[i]!, 1)
      for (let i = from; i < to; i++) count(last[i]!, -1)
    }
    last = items
    if (isOther && !isSame(texts, counts)) texts = new Set(counts.keys())
    return texts
  }
}

function isSame(texts: ReadonlySet<string>, counts: ReadonlyMap<string, number>): boolean {
  return texts.size === counts.size && [...texts].every(it => counts.has(it))
}
