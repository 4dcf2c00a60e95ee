import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { zipAgain } from './zip-again.ts'

it('gives what is made of each pair, list after list, and makes nothing of a pair that stays', () => {
  const pairs = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 9 })
  fc.assert(
    fc.property(fc.array(pairs, { minLength: 1, maxLength: 8 }), all => {
      let last: readonly (readonly [number, number])[] = []
      let told: string[] = []
      const zip = zipAgain((a: number, b: number) => {
        told.push(`${a}/${b}`)
        return `${a}/${b}`
      })
      for (const now of all) {
        told = []
        const made = zip(
          now.map(it => it[0]),
          now.map(it => it[1]),
        )
        expect(made).toEqual(now.map(([a, b]) => `${a}/${b}`))
        const isBeside = ([a, b]: readonly [number, number], i: number) =>
          last[i]?.[0] === a && last[i]?.[1] === b
        expect(told.length).toBeLessThanOrEqual(now.filter((it, i) => !isBeside(it, i)).length)
        last = now
      }
    }),
  )
})
