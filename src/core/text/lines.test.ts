import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { countLines, lineStarts } from './lines.ts'

it('as many line ends are counted as lines begin behind one', () => {
  expect(countLines('a\nb\r\nc\rd')).toBe(3)
  const text = fc.array(fc.constantFrom('\n', '\r', 'a', ' ')).map(it => it.join(''))
  fc.assert(
    fc.property(text, it => {
      expect(countLines(it)).toBe(lineStarts(it).length - 1)
    }),
  )
})
