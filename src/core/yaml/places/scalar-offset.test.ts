import { expect, it } from 'vitest'
import { readDocument } from '../read-document.ts'
import { offsetInScalar, offsetOfPart } from './scalar-offset.ts'

it.each(['a: prod/gateway # b', 'a: "prod/gateway"', "a: &x 'prod/gateway'"])(
  'is found both ways in %s',
  text => {
    const document = readDocument(text)
    const offset = text.indexOf('gateway')
    expect(offsetInScalar(document, ['a'], offset)).toBe(5)
    expect(offsetOfPart(document, ['a'], 5)).toBe(offset)
  },
)

it('is nowhere in a text that is written otherwise than it reads', () => {
  expect(offsetInScalar(readDocument('a: "pr\\u006fd"'), ['a'], 5)).toBeUndefined()
  expect(offsetOfPart(readDocument('a: 5'), ['a'], 0)).toBeUndefined()
  expect(offsetOfPart(readDocument('a: b'), ['c'], 0)).toBeUndefined()
})
