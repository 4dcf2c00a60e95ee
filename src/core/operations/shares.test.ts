import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { scaledTo100, sharedEvenly, shareTaken } from './shares.ts'

const weightLists = fc.array(fc.nat(1000), { minLength: 2, maxLength: 8 })
const sum = (of: readonly number[]) => of.reduce((total, it) => total + it, 0)
const isWhole = (of: readonly number[]) => of.every(it => Number.isInteger(it) && it >= 0)

describe('shareTaken', () => {
  it.each<[number[], number, number, number[]]>([
    [[100, 0], 1, 10, [90, 10]],
    [[90, 10], 1, 10, [90, 10]],
    [[1, 1], 1, 10, [90, 10]],
    [[50, 30, 20], 0, 75, [75, 15, 10]],
    [[60, 40, 0], 0, 10, [10, 90, 0]],
    [[100, 0, 0], 0, 40, [40, 30, 30]],
    [[0, 0], 1, 10, [90, 10]],
    [[50, 50], 0, 130, [100, 0]],
    [[33, 33, 34], 2, 99, [1, 0, 99]],
  ])('of %j destination %i at %i %% gives %j', (weights, index, percent, next) => {
    expect(shareTaken(weights, index, percent)).toEqual(next)
  })

  it('leaves the share of a locked one alone, and takes no more than it leaves', () => {
    expect(shareTaken([50, 30, 20], 0, 60, [2])).toEqual([60, 20, 20])
    expect(shareTaken([50, 30, 20], 0, 95, [2])).toEqual([80, 0, 20])
    expect(shareTaken([5, 3, 2], 0, 60, [2])).toEqual([60, 20, 20])
    expect(shareTaken([50, 50], 0, 90, [1])).toEqual([50, 50])
  })

  it('keeps the typed share, adds up to 100, and wakes nobody who had nothing', () => {
    fc.assert(
      fc.property(weightLists, fc.nat(7), fc.integer({ min: 0, max: 100 }), (weights, at, percent) => {
        const index = at % weights.length
        const next = shareTaken(weights, index, percent)
        expect(next[index]).toBe(percent)
        expect(sum(next)).toBe(100)
        expect(isWhole(next)).toBe(true)
        const others = weights.filter((_, i) => i !== index)
        if (sum(others) > 0)
          expect(next.filter((it, i) => i !== index && weights[i] === 0 && it > 0)).toEqual([])
      }),
    )
  })

  it('keeps what is locked, whatever is typed', () => {
    fc.assert(
      fc.property(weightLists, fc.nat(7), fc.nat(200), fc.array(fc.nat(7)), (weights, at, percent, some) => {
        const index = at % weights.length
        const locked = some.filter(it => it !== index && it < weights.length)
        const next = shareTaken(weights, index, percent, locked)
        const held = scaledTo100(weights)
        expect(sum(next)).toBe(100)
        expect(isWhole(next)).toBe(true)
        for (const i of locked) expect(next[i]).toBe(held[i])
      }),
    )
  })
})

describe('scaledTo100', () => {
  it('keeps the shares', () => {
    expect(scaledTo100([3, 1])).toEqual([75, 25])
    expect(scaledTo100([1, 1, 1])).toEqual([34, 33, 33])
    expect(scaledTo100([200, 100, 0])).toEqual([67, 33, 0])
  })

  it('turns nothing off that has traffic, and nothing on that has none', () => {
    expect(scaledTo100([1, 999])).toEqual([1, 99])
    fc.assert(
      fc.property(
        weightLists.filter(it => sum(it) > 0),
        weights => {
          const next = scaledTo100(weights)
          expect(sum(next)).toBe(100)
          expect(next.map(it => it > 0)).toEqual(weights.map(it => it > 0))
          for (const [i, it] of next.entries())
            expect(Math.abs(it - (weights[i]! / sum(weights)) * 100)).toBeLessThan(weights.length)
        },
      ),
    )
  })

  it('changes nothing that adds up to 100', () => {
    fc.assert(
      fc.property(
        weightLists.filter(it => sum(it) > 0),
        weights => {
          const once = scaledTo100(weights)
          expect(scaledTo100(once)).toEqual(once)
        },
      ),
    )
  })
})

describe('sharedEvenly', () => {
  it('gives what cannot be divided to the first', () => {
    expect(sharedEvenly([3, 1, 0])).toEqual([34, 33, 33])
    expect(sharedEvenly([250, 50])).toEqual([50, 50])
  })

  it('leaves the shares that are locked', () => {
    expect(sharedEvenly([10, 80, 10], [0])).toEqual([10, 45, 45])
    expect(sharedEvenly([7, 2, 1], [2])).toEqual([45, 45, 10])
    expect(sharedEvenly([60, 40], [0, 1])).toEqual([60, 40])
  })
})
