import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { literalPattern } from './literal-pattern.ts'
import { plainPattern } from './plain-pattern.ts'

it.each([
  ['/cart.*', { operator: 'prefix', text: '/cart' }],
  ['/cart(/.*)?', { operator: 'segmentPrefix', text: '/cart' }],
  ['/cart', { operator: 'exact', text: '/cart' }],
  ['/a\\.b.*', { operator: 'prefix', text: '/a.b' }],
  ['/cart.*(?:)(?:)', { operator: 'prefix', text: '/cart' }],
  ['/a.b', undefined],
  ['/a[0-9]+', undefined],
  ['(?i)/cart.*', undefined],
  ['.*', undefined],
  ['\\d', undefined],
])('%s', (pattern, plain) => {
  expect(plainPattern(pattern)).toEqual(plain)
})

it('gives back every text that is written as a pattern', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), text => {
      expect(plainPattern(`${literalPattern(text)}.*`)).toEqual({ operator: 'prefix', text })
    }),
  )
})
