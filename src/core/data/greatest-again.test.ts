import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { greatestAgain } from './greatest-again.ts'

it('finds what a look at all numbers finds, list after list', () => {
  const lists = fc.array(fc.array(fc.nat(9), { maxLength: 9 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(lists, all => {
      const greatestOf = greatestAgain()
      for (const numbers of all) expect(greatestOf(numbers)).toBe(Math.max(0, ...numbers))
    }),
  )
})
