import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { textsAgain } from './texts-again.ts'

it('gives the texts of each list, and the same set while they stay', () => {
  const items = fc.array(fc.constantFrom('a', 'aa', 'b', 'bb', 'c'), { maxLength: 9 })
  const textOf = (item: string) => item[0]!
  fc.assert(
    fc.property(fc.array(items, { minLength: 2, maxLength: 9 }), lists => {
      const textsOf = textsAgain(textOf)
      let before = textsOf([])
      for (const list of lists) {
        const expected = [...new Set(list.map(textOf))].sort()
        const stays = [...before].sort().join() === expected.join()
        const now = textsOf(list)
        expect([...now].sort()).toEqual(expected)
        expect(now === before).toBe(stays)
        before = now
      }
    }),
  )
})
