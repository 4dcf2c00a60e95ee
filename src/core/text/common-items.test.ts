import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonItems } from './common-items.ts'

describe('the items that two lists have in common', () => {
  it('are found in order, as many as there can be', () => {
    expect(commonItems([...'abcd'], [...'acxd'])).toEqual([
      [0, 0],
      [2, 1],
      [3, 3],
    ])
    expect(commonItems([...'ab'], [...'ba'])).toEqual([[1, 0]])
    expect(commonItems([], ['a'])).toEqual([])
  })

  it('are the longest of all lists that are part of both', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
    fc.assert(
      fc.property(list, list, (old, now) => {
        const pairs = commonItems(old, now)
        expect(pairs.map(([i]) => old[i])).toEqual(pairs.map(([, j]) => now[j]))
        expect(pairs).toEqual(pairs.toSorted(([a, b], [c, d]) => a - c || b - d))
        const longest = Math.max(...partsOf(old).map(it => (isPart(it, now) ? it.length : 0)))
        expect(pairs.length).toBe(longest)
      }),
    )
  })
})

function partsOf(list: readonly string[]): string[][] {
  const [first, ...rest] = list
  if (first === undefined) return [[]]
  return partsOf(rest).flatMap(it => [it, [first, ...it]])
}

function isPart(part: readonly string[], whole: readonly string[]): boolean {
  let found = 0
  for (const it of whole) if (it === part[found]) found++
  return found === part.length
}
