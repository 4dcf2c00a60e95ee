import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { differences, type Run, tellDifferences, withPlacesIn, withRuns } from './differences.ts'

const list = fc.array(fc.nat(4), { maxLength: 14 })
const lists = fc.array(list, { minLength: 1, maxLength: 8 })

describe('the differences of two lists', () => {
  it('lead from one to the other, and are none where all is the same', () => {
    fc.assert(
      fc.property(lists, all => {
        let before: readonly number[] = []
        for (const now of all) {
          const runs = differences(before, now)
          expect(leadOn(before, now, runs)).toEqual(now)
          expect(runs.length === 0).toBe(
            before.length === now.length && before.every((it, i) => it === now[i]),
          )
          expect(differences(before, now)).toEqual(runs)
          before = now
        }
      }),
    )
  })

  it('are those that are told, as far as there are any', () => {
    const edits = fc.array(
      fc.record({ from: fc.nat(14), count: fc.nat(3), items: fc.array(fc.nat(4), { maxLength: 3 }) }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(list, fc.array(edits, { minLength: 1, maxLength: 6 }), (first, steps) => {
        let before: readonly number[] = first
        for (const step of steps) {
          const { runs, middles } = runsOf(before, step)
          const now = withRuns(before, runs, middles)
          const found = differences(before, now)
          expect(leadOn(before, now, found)).toEqual(now)
          const isIn = (it: Run) => runs.some(run => run.from <= it.from && it.to <= run.to)
          // Shorter lists are looked at as a whole.
          if (now.length >= 4) expect(found.every(isIn)).toBe(true)
          expect(found.length === 0).toBe(
            before.length === now.length && before.every((it, i) => it === now[i]),
          )
          before = now
        }
      }),
    )
  })

  it('hold places that are told beside them', () => {
    fc.assert(
      fc.property(list, list, fc.array(fc.nat(13), { maxLength: 3 }), (before, now, all) => {
        const places = all.filter(it => it < now.length)
        const runs = differences(before, now)
        const other = now.slice()
        for (const it of places) other[it] = 9
        const more = withPlacesIn(runs, places)
        tellDifferences(before, other, more)
        expect(leadOn(before, other, differences(before, other))).toEqual(other)
      }),
    )
  })
})

function leadOn(before: readonly number[], now: readonly number[], runs: readonly Run[]): number[] {
  const items: number[] = []
  let place = 0
  for (const { from, to, nowFrom, nowTo } of runs) {
    items.push(...before.slice(place, from))
    expect(items.length).toBe(nowFrom)
    items.push(...now.slice(nowFrom, nowTo))
    place = to
  }
  return [...items, ...before.slice(place)]
}

function runsOf(
  before: readonly number[],
  edits: readonly { readonly from: number; readonly count: number; readonly items: readonly number[] }[],
): { readonly runs: Run[]; readonly middles: (readonly number[])[] } {
  const runs: Run[] = []
  const middles: (readonly number[])[] = []
  let shift = 0
  for (const { from, count, items } of edits.toSorted((a, b) => a.from - b.from)) {
    const to = Math.min(from + count, before.length)
    if (from > before.length || from < (runs.at(-1)?.to ?? 0)) continue
    runs.push({ from, to, nowFrom: from + shift, nowTo: from + shift + items.length })
    middles.push(items)
    shift += items.length - (to - from)
  }
  return { runs, middles }
}
