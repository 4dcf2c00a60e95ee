import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { composeEdits } from './compose-edits.ts'
import { applyEdits, invertEdits, type TextEdit } from './text-edit.ts'

describe('composeEdits', () => {
  it('joins an edit with one inside what it wrote', () => {
    const first = [{ from: 1, to: 2, insert: 'xyz' }]
    const second = [{ from: 2, to: 3, insert: '' }]
    expect(composeEdits(first, second)).toEqual([{ from: 1, to: 2, insert: 'xz' }])
  })

  it('leaves nothing of what the second takes back', () => {
    expect(composeEdits([{ from: 1, to: 1, insert: 'new' }], [{ from: 1, to: 4, insert: '' }])).toEqual([])
  })

  it('does in one go what both do one after the other, and can be taken back', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), seeds(), seeds(), (text, one, two) => {
        const first = editsFrom(text, one)
        const middle = applyEdits(text, first)
        const second = editsFrom(middle, two)
        const both = composeEdits(first, second)
        const after = applyEdits(text, both)
        expect(after).toBe(applyEdits(middle, second))
        expect(applyEdits(after, invertEdits(text, both))).toBe(text)
      }),
    )
  })
})

function seeds() {
  return fc.array(fc.tuple(fc.nat(6), fc.nat(4), fc.string({ maxLength: 3 })), { maxLength: 5 })
}

function editsFrom(text: string, seeds: readonly (readonly [number, number, string])[]): TextEdit[] {
  const edits: TextEdit[] = []
  let done = 0
  for (const [gap, length, insert] of seeds) {
    const from = Math.min(done + gap, text.length)
    const to = Math.min(from + length, text.length)
    edits.push({ from, to, insert })
    done = to
  }
  return edits
}
