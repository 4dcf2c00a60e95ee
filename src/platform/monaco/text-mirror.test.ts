import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../core/text/text-edit.ts'
import fc from '../../testing/property.ts'
import { createTextMirror } from './text-mirror.ts'

const anyText = fc
  .array(fc.constantFrom('a', 'key: b', '\n', '\r\n', '\r', '\ufeff', '😀', ' '), { maxLength: 25 })
  .map(it => it.join(''))
const shownText = anyText.map(it => it.replace(/\r\n?/g, '\n'))

const normal = (text: string) => text.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n')

describe('text mirror', () => {
  it('shows plain text as it is', () => {
    const mirror = createTextMirror('a: 1\nb: 2\n')
    expect(mirror.shown()).toBe('a: 1\nb: 2\n')
    expect(mirror.write([{ from: 3, to: 4, insert: '7' }]).edits).toEqual([{ from: 3, to: 4, insert: '7' }])
  })

  it('keeps the byte-order mark and writes new lines as the file does', () => {
    const mirror = createTextMirror('\ufeffa: 1\r\nb: 2\r\n')
    expect(mirror.shown()).toBe('a: 1\nb: 2\n')
    mirror.write([{ from: 9, to: 9, insert: '\nc: 3' }])
    expect(mirror.text()).toBe('\ufeffa: 1\r\nb: 2\r\nc: 3\r\n')
  })

  it('shows none of several byte-order marks, so that every offset stays right', () => {
    const mirror = createTextMirror('\ufeff\ufeffa: 1\n')
    expect(mirror.shown()).toBe('a: 1\n')
    mirror.write([{ from: 3, to: 4, insert: '2' }])
    expect(mirror.text()).toBe('\ufeff\ufeffa: 2\n')
  })

  it('leaves mixed line ends elsewhere as they are', () => {
    const mirror = createTextMirror('a\r\nb\nc\rd\n')
    mirror.write([{ from: 4, to: 5, insert: 'C' }])
    expect(mirror.text()).toBe('a\r\nb\nC\rd\n')
  })

  it('removes both characters of a line end', () => {
    const mirror = createTextMirror('a\r\nb\r\n')
    expect(mirror.write([{ from: 1, to: 2, insert: '' }]).edits).toEqual([{ from: 1, to: 3, insert: '' }])
    expect(mirror.text()).toBe('ab\r\n')
  })

  it('notices that a lone CR and a lone LF have become one line end', () => {
    const mirror = createTextMirror('a\rx\nb')
    const { repair } = mirror.write([{ from: 2, to: 3, insert: '' }])
    expect(mirror.text()).toBe('a\r\nb')
    expect(applyEdits('a\n\nb', repair)).toBe('a\nb')
  })

  it('carries every offset there and back', () => {
    fc.assert(
      fc.property(anyText, text => {
        const mirror = createTextMirror(text)
        for (let i = 0; i <= mirror.shown().length; i++) {
          expect(mirror.toShown(mirror.toFile(i))).toBe(i)
          expect(normal(text.slice(0, mirror.toFile(i)))).toBe(mirror.shown().slice(0, i))
        }
      }),
    )
  })

  it('stays the file as shown, whatever is written on either side', () => {
    const edit = fc.record({ a: fc.nat(30), b: fc.nat(30), insert: shownText, other: fc.option(anyText) })
    fc.assert(
      fc.property(anyText, fc.array(edit, { maxLength: 6 }), (text, steps) => {
        const mirror = createTextMirror(text)
        let editor = mirror.shown()
        let file = text
        for (const { a, b, insert, other } of steps) {
          const [from, to] = [Math.min(a, b, editor.length), Math.min(Math.max(a, b), editor.length)]
          const { edits, repair } = mirror.write([{ from, to, insert }])
          editor = applyEdits(applyEdits(editor, [{ from, to, insert }]), repair)
          file = applyEdits(file, edits)
          expect(mirror.text()).toBe(file)
          if (other !== null) {
            editor = applyEdits(editor, mirror.read(other))
            file = other
          }
          expect(mirror.shown()).toBe(editor)
          expect(editor).toBe(normal(file))
        }
      }),
      { numRuns: 1000 },
    )
  })
})
