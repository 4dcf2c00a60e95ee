import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { apportion } from './apportion.ts'
import { cleanSteps, likelyCanary, maxSteps, planCanary, readSteps, shareOf } from './plan-canary.ts'
import { highestWeight, type Split } from './read-split.ts'

const weight = fc.oneof(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: highestWeight }))
const weights = fc.array(weight, { minLength: 2, maxLength: 6 })
const percents = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 8 })

describe('a plan', () => {
  it('gives the canary its percentage and the stable version the rest', () => {
    expect(planCanary([90, 10], 1, [5, 25, 50, 100])).toEqual({
      total: 100,
      steps: [
        { percent: 5, weights: [95, 5] },
        { percent: 25, weights: [75, 25] },
        { percent: 50, weights: [50, 50] },
        { percent: 100, weights: [0, 100] },
      ],
    })
  })

  it('keeps the proportions of the others among themselves', () => {
    expect(planCanary([60, 20, 20], 2, [0, 20, 60])).toMatchObject({
      steps: [{ weights: [75, 25, 0] }, { weights: [60, 20, 20] }, { weights: [30, 10, 60] }],
    })
    expect(planCanary([33, 33, 34], 2, [25])).toMatchObject({ steps: [{ weights: [38, 37, 25] }] })
  })

  it('shares equally among others that have nothing', () => {
    expect(planCanary([0, 0, 100], 2, [50]).steps[0]!.weights).toEqual([25, 25, 50])
  })

  it('keeps the sum where it can say the steps, and counts in 100 where not', () => {
    expect(planCanary([3, 1], 1, [25, 50]).total).toBe(4)
    expect(planCanary([3, 1], 1, [5, 25]).total).toBe(100)
    expect(planCanary([900, 100], 1, [5]).steps[0]!.weights).toEqual([950, 50])
    expect(planCanary([0, 0], 1, [5]).total).toBe(100)
    expect(planCanary([highestWeight, 1], 1, [50]).total).toBe(100)
  })

  it('adds up at every step, in whole weights of which the canary has its share', () => {
    fc.assert(
      fc.property(weights, percents, fc.nat(), (given, steps, which) => {
        const canary = which % given.length
        const plan = planCanary(given, canary, steps)
        const sum = given.reduce((a, b) => a + b, 0)
        const exact = steps.every(it => (sum * it) % 100 === 0)
        expect(plan.total).toBe(sum > 0 && sum <= highestWeight && (sum >= 100 || exact) ? sum : 100)
        plan.steps.forEach((step, i) => {
          expect(step.percent).toBe(steps[i])
          expect(step.weights.every(it => Number.isInteger(it) && it >= 0 && it <= highestWeight)).toBe(true)
          expect(step.weights.reduce((a, b) => a + b, 0)).toBe(plan.total)
          expect(Math.abs(step.weights[canary]! - (plan.total * step.percent) / 100)).toBeLessThanOrEqual(0.5)
        })
      }),
    )
  })
})

describe('largest remainders', () => {
  it('go to the parts that lost most by rounding down', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
    expect(apportion(7, [5, 3, 1])).toEqual([4, 2, 1])
    expect(apportion(0, [5, 3])).toEqual([0, 0])
  })

  it('stay within one of the exact share', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: highestWeight }), (parts, total) => {
        const shares = apportion(total, parts)
        const sum = BigInt(parts.reduce((a, b) => a + b, 0))
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
        if (sum === 0n) return
        shares.forEach((share, i) => {
          const off = BigInt(share) * sum - BigInt(total) * BigInt(parts[i]!)
          expect(off > -sum && off < sum).toBe(true)
        })
      }),
    )
  })
})

describe('the likely canary', () => {
  const split = (...destinations: [host: string, subset: string | undefined, weight: number][]): Split => ({
    rule: { resource: '', path: [] },
    destinations: destinations.map(([host, subset]) => ({ name: host, host, subset })),
    weights: destinations.map(it => it[2]),
  })

  it('is the highest version, even when it has everything already', () => {
    expect(likelyCanary(split(['cart', 'v1', 0], ['cart', 'v2', 100]))).toBe(1)
    expect(likelyCanary(split(['cart', 'v10', 50], ['cart', 'v9', 50]))).toBe(0)
    expect(likelyCanary(split(['cart', 'v1-9', 50], ['cart', 'v1-10', 50]))).toBe(1)
    expect(likelyCanary(split(['cart-2', undefined, 90], ['cart-1', undefined, 10]))).toBe(0)
  })

  it('is else the lowest weight, and the last of equal ones', () => {
    expect(likelyCanary(split(['cart', 'next', 10], ['cart', 'stable', 90]))).toBe(0)
    expect(likelyCanary(split(['cart', 'a', 50], ['cart', 'b', 50]))).toBe(1)
    expect(likelyCanary(split(['cart', undefined, 90], ['cart', 'v1', 10]))).toBe(1)
  })
})

describe('steps as they are typed', () => {
  it('are read with any separator, each once', () => {
    expect(readSteps('5, 25;50 % 100%')).toEqual([5, 25, 50, 100])
    expect(readSteps('1 · 10 · 10 · 0')).toEqual([1, 10, 0])
    expect(readSteps(' 7 ')).toEqual([7])
  })

  it('are none where anything else is written', () => {
    for (const text of ['', ' ', '%', '101', '-1', '2.5', 'ten', '5, x', '1e1', '0x1', '9'.repeat(600)])
      expect(readSteps(text)).toBeUndefined()
  })

  it('are no more than a person would take', () => {
    expect(cleanSteps(Array.from({ length: 60 }, (_, i) => i))).toHaveLength(maxSteps)
  })
})

it('a share is of what the weights add up to', () => {
  expect(shareOf([3, 1], 1)).toBe(0.25)
  expect(shareOf([0, 0], 1)).toBe(0)
})
