import { expect, it } from 'vitest'
import fc from '../testing/property.ts'
import { hasRoom, isDue, readSnapshot, type Snapshot, thinned } from './snapshots.ts'

const minute = 60_000
const now = 1_000 * 24 * 60 * minute

function taken(minutesAgo: number, name?: string, length = 1): Snapshot {
  const at = now - minutesAgo * minute
  return { id: at, at, files: [{ name: 'a', text: 'x'.repeat(length) }], ...(name !== undefined && { name }) }
}

const agesOf = (snapshots: readonly Snapshot[]) => snapshots.map(it => (now - it.at) / minute)

it('keeps the last of each minute for an hour, of each hour for a day, and of each day', () => {
  const ages = [4_000, 3_990, 130, 125, 121, 59, 3.7, 3.2, 0]
  expect(
    agesOf(
      thinned(
        ages.map(it => taken(it)),
        now,
      ),
    ),
  ).toEqual([3_990, 121, 59, 3.2, 0])
})

it('keeps what has a name, and lets go of the oldest without one where there is no room', () => {
  const all = [
    taken(5_000, 'mine', 60),
    taken(4_000, undefined, 30),
    taken(40, undefined, 30),
    taken(1, undefined, 10),
  ]
  expect(agesOf(thinned(all, now, 105))).toEqual([5_000, 40, 1])
  expect(agesOf(thinned(all, now, 10))).toEqual([5_000])
  expect(hasRoom(all, all[1]!.files, 90)).toBe(true)
  expect(hasRoom(all, all[1]!.files, 89)).toBe(false)
})

it('thinned again at the same moment are the same', () => {
  const ages = fc.array(fc.integer({ min: 0, max: 10_000 })).map(it => it.toSorted((a, b) => b - a))
  fc.assert(
    fc.property(ages, all => {
      const once = thinned(
        all.map(it => taken(it)),
        now,
      )
      expect(thinned(once, now)).toEqual(once)
    }),
  )
})

it('one is due a minute after the last without a name', () => {
  expect(isDue([], now)).toBe(true)
  expect(isDue([taken(0.5)], now)).toBe(false)
  expect(isDue([taken(0.5, 'mine'), taken(1)], now)).toBe(true)
})

it('reads back only what is one', () => {
  expect(readSnapshot(taken(1, 'mine'))).toEqual(taken(1, 'mine'))
  for (const it of [undefined, 7, {}, { id: 1, at: 2, files: [{ name: 'a' }] }])
    expect(readSnapshot(it)).toBeUndefined()
})
