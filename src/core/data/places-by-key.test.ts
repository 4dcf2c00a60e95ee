import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { placesByKey } from './places-by-key.ts'

it('finds what a look at all items finds, list after list', () => {
  const item = fc.array(fc.constantFrom<string[]>('a', 'b', 'c'), { maxLength: 3 })
  const lists = fc.array(fc.array(item, { maxLength: 5 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(lists, all => {
      const placesIn = placesByKey((it: readonly string[]) => it)
      for (const items of all) {
        const placesOf = placesIn(items)
        for (const key of ['a', 'b', 'c', 'd'])
          expect(placesOf(key).toSorted()).toEqual(items.flatMap((it, i) => (it.includes(key) ? [i] : [])))
      }
    }),
  )
})
