import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { itemsByKey, placesOf } from './items-by-key.ts'

it('finds what a look at all items finds, list after list', () => {
  const pool = ['a', 'b', 'ab', 'abc', 'c', 'bc', ''].map(keys => ({ keys: [...keys] }))
  const lists = fc.array(fc.array(fc.constantFrom(...pool), { maxLength: 5 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(lists, all => {
      const itemsIn = itemsByKey((it: { readonly keys: readonly string[] }) => it.keys)
      const sorted = (items: readonly object[]) => items.map(it => JSON.stringify(it)).sort()
      for (const items of all) {
        const itemsOf = itemsIn(items)
        for (const key of ['a', 'b', 'c', 'd'])
          expect(sorted(itemsOf(key))).toEqual(sorted(items.filter(it => it.keys.includes(key))))
      }
    }),
  )
})

it('finds where some stand, few or many', () => {
  const items = Array.from({ length: 60 }, (_, i) => ({ i }))
  for (const count of [0, 1, 20, 21, 60]) {
    const some = items.slice(0, count).reverse()
    expect(placesOf(items, [...some, ...some]).toSorted((a, b) => a - b)).toEqual(
      some.map(it => it.i).reverse(),
    )
  }
})
