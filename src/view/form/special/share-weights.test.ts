import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanced, shared } from './share-weights.ts'

describe('shared', () => {
  it('takes from the others in proportion', () => {
    expect(shared([50, 30, 20], 0, 75)).toEqual([75, 15, 10])
  })

  it('leaves a locked weight alone', () => {
    expect(shared([50, 30, 20], 0, 60, [2])).toEqual([60, 20, 20])
    expect(shared([50, 30, 20], 0, 95, [2])).toEqual([80, 0, 20])
  })

  it('moves nothing where all others are locked', () => {
    expect(shared([50, 50], 0, 90, [1])).toEqual([50, 50])
  })

  it('keeps the sum and gives whole numbers that are not negative', () => {
    const weights = fc.array(fc.nat(1000), { minLength: 2, maxLength: 6 }).filter(it => it.some(w => w > 0))
    fc.assert(
      fc.property(
        weights,
        fc.nat(5),
        fc.nat(1200),
        fc.array(fc.nat(5), { maxLength: 3 }),
        (given, at, value, locked) => {
          const index = at % given.length
          const next = shared(
            given,
            index,
            value,
            locked.filter(it => it !== index),
          )
          const sum = (of: readonly number[]) => of.reduce((total, it) => total + it, 0)
          expect(sum(next)).toBe(sum(given))
          expect(next.every(it => Number.isInteger(it) && it >= 0)).toBe(true)
        },
      ),
    )
  })
})

describe('balanced', () => {
  it('gives what cannot be shared to the first', () => {
    expect(balanced([3, 1, 0])).toEqual([34, 33, 33])
    expect(balanced([250, 50])).toEqual([50, 50])
  })

  it('leaves what is locked alone, and the sum with it', () => {
    expect(balanced([10, 80, 10], [0])).toEqual([10, 45, 45])
    expect(balanced([7, 2, 1], [2])).toEqual([5, 4, 1])
    expect(balanced([60, 40], [0, 1])).toEqual([60, 40])
    expect(balanced([0, 0, 0], [1])).toEqual([50, 0, 50])
  })
})
