import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { textDifference } from './text-difference.ts'
import { applyEdits } from './text-edit.ts'

const lines = (count: number, word = 'line') =>
  Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('')

describe('textDifference', () => {
  it('finds the one character that was typed', () => {
    expect(textDifference('port: 80\n', 'port: 8080\n')).toEqual([{ from: 8, to: 8, insert: '80' }])
  })

  it('leaves the lines between two changes alone', () => {
    const before = `name: shop\n${lines(40)}gateway: shop\n`
    const edits = textDifference(before, before.replaceAll('shop', 'store'))
    expect(edits).toHaveLength(2)
    expect(edits.map(it => it.to - it.from).every(length => length <= 4)).toBe(true)
  })

  it('makes one edit where nearly everything differs', () => {
    expect(textDifference(lines(900), lines(900, 'other'))).toHaveLength(1)
  })

  it('never cuts a CR LF or a surrogate pair', () => {
    expect(textDifference('a\r\nb', 'a\nb')).toEqual([{ from: 1, to: 3, insert: '\n' }])
    expect(textDifference('😀', '😁')).toEqual([{ from: 0, to: 2, insert: '😁' }])
  })

  it('leads from any text to any other', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'ab', '\n', '\r\n', '\r', 'key: ', '😀', '\ud83d'), { maxLength: 40 })
      .map(it => it.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(applyEdits(before, textDifference(before, after))).toBe(after)
      }),
      { numRuns: 2000 },
    )
  })
})
