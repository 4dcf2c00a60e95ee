import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { joinAgain, type Mapped, mapAgain } from './map-again.ts'
import { reuseItems } from './reuse-items.ts'

const lists = fc.array(fc.array(fc.nat(9), { maxLength: 9 }), { minLength: 1, maxLength: 6 })

describe('mapAgain', () => {
  it('gives what map gives, list after list', () => {
    fc.assert(
      fc.property(lists, all => {
        let before: Mapped<number, string> | undefined
        for (const items of all) {
          before = mapAgain(before, items, String)
          expect(before.results).toEqual(items.map(String))
        }
      }),
    )
  })

  it('makes nothing of an item that was there before, wherever it moved', () => {
    const [a, b, c, d] = [{}, {}, {}, {}]
    const made: object[] = []
    const make = (it: object) => {
      made.push(it)
      return { of: it }
    }
    const first = mapAgain(undefined, [a, b, c], make)
    const second = mapAgain(first, [c, d, b, a], make)

    expect(made).toEqual([a, b, c, d])
    expect(second.results[0]).toBe(first.results[2])
  })

  it('tells what was made of what stood at the place, and gives the same list where the same is made', () => {
    const first = mapAgain<number, string>(undefined, [1, 2, 3], it => `${it % 10}`)
    const second = mapAgain(first, [1, 12, 3], (it, old) => (old === `${it % 10}` ? old : 'other'))

    expect(second.results).toBe(first.results)
  })
})

describe('joinAgain', () => {
  it('gives what flat gives, list after list', () => {
    const pool = fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(pool, lists, (parts, all) => {
        let before = joinAgain<number>(undefined, [])
        for (const picked of all) {
          before = joinAgain(
            before,
            picked.map(it => parts[it % parts.length]!),
          )
          expect(before.items).toEqual(before.lists.flat())
        }
      }),
    )
  })
})

describe('reuseItems', () => {
  it('gives a list that says what the new one says, of the old items where these say it', () => {
    const items = fc.uniqueArray(fc.record({ id: fc.nat(9), value: fc.nat(2) }), { selector: it => it.id })
    fc.assert(
      fc.property(items, items, (before, now) => {
        const reused = reuseItems(before, now, it => String(it.id))
        expect(reused).toEqual(now)
        for (const it of reused) {
          const old = before.find(one => one.id === it.id)
          if (old?.value === it.value) expect(it).toBe(old)
        }
      }),
    )
  })
})
