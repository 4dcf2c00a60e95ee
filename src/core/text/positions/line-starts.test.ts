import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { lineStartsAgain, lineStartsOf } from './line-starts.ts'

const anyText = fc
  .array(fc.constantFrom('a', '\n', '\r\n', '\r', 'ü', '\ufeff'), { maxLength: 30 })
  .map(it => it.join(''))

describe('the lines of a text that was changed', () => {
  const linesOf = (text: string) => {
    const lead = /^\ufeff*/.exec(text)![0].length
    return { text, lead, starts: lineStartsOf(text, lead) }
  }

  it('begin where those of the text begin when it is read for the first time', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(30), fc.nat(30), (text, put, at, count) => {
        const changed = text.slice(0, at) + put + text.slice(at + count)
        const { lead, starts } = linesOf(changed)
        expect([...lineStartsAgain(linesOf(text), changed, lead)]).toEqual([...starts])
      }),
    )
  })

  it('are found in texts of several pieces', () => {
    const text = 'one line of many\n'.repeat(6_000)
    for (const at of [0, 5, 32_768, 70_001, text.length])
      for (const put of ['', 'x', '\n\n', 'more\r\n']) {
        const changed = text.slice(0, at) + put + text.slice(at + 3)
        expect(lineStartsAgain(linesOf(text), changed, 0).join()).toBe(linesOf(changed).starts.join())
      }
  })
})
