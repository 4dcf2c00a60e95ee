import { expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { withRuns } from '../../data/differences.ts'
import { type Merged, mergedByKey } from './merged-by-key.ts'

interface Part {
  readonly key: string
  readonly says: number
}

it('merges lists that come, go and change as it does from nothing', () => {
  const part = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), says: fc.nat(3) })
  const list = fc.array(part, { maxLength: 3 })
  const step = fc.record({ out: fc.nat(9), into: fc.nat(9), at: fc.nat(9), list, isSwap: fc.boolean() })
  const merge = (key: string, parts: readonly Part[]) => ({ key, says: parts.map(it => it.says) })
  fc.assert(
    fc.property(
      fc.array(list, { minLength: 5, maxLength: 9 }),
      fc.array(step, { maxLength: 12 }),
      (all, steps) => {
        const mergeAgain = mergedByKey(merge)
        let lists: readonly (readonly Part[])[] = all
        let last: Merged<Part, ReturnType<typeof merge>> = mergeAgain(undefined, lists)
        for (const { out, into, at, list, isSwap } of steps) {
          lists = isSwap ? replacedAt(lists, at, list) : moved(lists, out, into, list)
          last = mergeAgain(last, lists)
          expect(last.made).toEqual(mergedByKey(merge)(undefined, lists).made)
        }
      },
    ),
  )
})

/** One list says something else, in most cases under the same keys. */
function replacedAt(lists: readonly (readonly Part[])[], at: number, list: readonly Part[]) {
  const from = at % lists.length
  const old = lists[from]!
  const now = list.length > 1 ? list : old.map(it => ({ ...it, says: it.says + 1 }))
  return withRuns(lists, [{ from, to: from + 1, nowFrom: from, nowTo: from + 1 }], [[now]])
}

/** One list goes, another comes elsewhere, and that is written down. */
function moved(lists: readonly (readonly Part[])[], out: number, into: number, list: readonly Part[]) {
  const [a, b] = [out % lists.length, into % lists.length].sort((x, y) => x - y) as [number, number]
  const came = list.map(it => ({ ...it }))
  if (a === b) return lists
  const runs = [
    { from: a, to: a + 1, nowFrom: a, nowTo: a },
    { from: b + 1, to: b + 1, nowFrom: b, nowTo: b + 1 },
  ]
  return withRuns(lists, runs, [[], [came]])
}
