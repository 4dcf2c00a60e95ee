import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { itemsByKey } from './items-by-key.ts'

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
