import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { placesWhere } from './places-where.ts'

it('finds the places that a look at all items finds, list after list', () => {
  const lists = fc.array(fc.array(fc.nat(9), { maxLength: 12 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(lists, all => {
      const isEven = (it: number) => it % 2 === 0
      const placesOf = placesWhere(isEven)
      for (const items of all)
        expect(placesOf(items)).toEqual(items.flatMap((it, i) => (isEven(it) ? [i] : [])))
    }),
  )
})

it('looks only where the list differs', () => {
  const looked: number[] = []
  const placesOf = placesWhere((it: number) => looked.push(it) > 0)
  placesOf([1, 2, 3, 4])
  placesOf([1, 2, 9, 8, 4])

  expect(looked).toEqual([1, 2, 3, 4, 9, 8])
})
