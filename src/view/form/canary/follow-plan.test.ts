import { describe, expect, it } from 'vitest'
import type { Split } from '../../../core/canary/read-split.ts'
import { followPlan } from './follow-plan.ts'

function split(...weights: number[]): Split {
  const destinations = weights.map((_, i) => ({ name: `cart v${i + 1}`, host: 'cart', subset: `v${i + 1}` }))
  return { rule: { resource: 'VirtualService/shop/cart', path: ['spec', 'http', 0] }, destinations, weights }
}

describe('a plan beside the file', () => {
  it('goes on with the first step that gives the canary more than it has', () => {
    expect(followPlan(split(90, 10), {})).toMatchObject({ canary: 1, at: undefined, atStart: true, next: 1 })
    expect(followPlan(split(100, 0), {})).toMatchObject({ next: 0 })
  })

  it('is at the step whose weights the file has, and goes on with the one behind it', () => {
    const choices = { start: [90, 10] }
    expect(followPlan(split(75, 25), choices)).toMatchObject({
      at: 1,
      atStart: false,
      next: 2,
      start: [90, 10],
    })
    expect(followPlan(split(0, 100), choices)).toMatchObject({ at: 3, next: undefined })
    expect(followPlan(split(0, 100), { percents: [100, 50, 0] })).toMatchObject({ at: 0, next: 1 })
  })

  it('keeps the start between the steps, also when a step is taken from the plan', () => {
    const between = followPlan(split(60, 40), { start: [90, 10] })
    expect(between).toMatchObject({ at: undefined, atStart: false, start: [90, 10], next: 2 })
    const without = followPlan(split(75, 25), { start: [90, 10], percents: [5, 50] })
    expect(without).toMatchObject({ at: undefined, start: [90, 10], next: 1 })
  })

  it('keeps the proportions of the start when the canary has taken everything', () => {
    const plan = followPlan(split(0, 0, 100), { start: [60, 30, 10] })
    expect(plan.start).toEqual([60, 30, 10])
    expect(plan.steps.map(it => it.weights)).toEqual([
      [63, 32, 5],
      [50, 25, 25],
      [33, 17, 50],
      [0, 0, 100],
    ])
  })

  it('begins anew where the weights are no step from the start', () => {
    expect(followPlan(split(10, 80, 10), { start: [80, 10, 10] }).start).toEqual([10, 80, 10])
    expect(followPlan(split(50, 30, 20), { start: [90, 10] }).start).toEqual([50, 30, 20])
  })

  it('takes the canary that was chosen as long as it is there', () => {
    expect(followPlan(split(90, 10), { canary: 'cart v1' }).canary).toBe(0)
    expect(followPlan(split(90, 10), { canary: 'gone' }).canary).toBe(1)
  })
})
