import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { applyChanges, type FileChange } from '../file-change.ts'
import { positionsIn } from './position.ts'
import { fileChangesOf, workspaceEditOf } from './workspace-edit.ts'

const anyText = fc
  .array(fc.constantFrom('a', 'ü', '😀', '\n', '\r\n', '\r', ' ', '\ufeff'), { maxLength: 30 })
  .map(it => it.join(''))

describe('positions', () => {
  it.each([
    ['ab\ncd', 4, { line: 1, character: 1 }],
    ['ab\r\ncd', 4, { line: 1, character: 0 }],
    ['a\rb', 2, { line: 1, character: 0 }],
    ['😀b', 2, { line: 0, character: 2 }],
    ['\ufeffab', 2, { line: 0, character: 1 }],
    ['ab', 99, { line: 0, character: 2 }],
  ])('%j at %i', (text, offset, position) => {
    expect(positionsIn(text).positionAt(offset)).toEqual(position)
  })

  it('that are not there are the end of the line or of the text', () => {
    const { offsetAt } = positionsIn('ab\r\nc\n')
    expect(offsetAt({ line: 0, character: 9 })).toBe(2)
    expect(offsetAt({ line: 7, character: 0 })).toBe(6)
    expect(offsetAt({ line: -1, character: 3 })).toBe(0)
  })

  it('lead back to the offset they were made of, but for those inside a line break and a byte-order mark', () => {
    fc.assert(
      fc.property(anyText, fc.nat({ max: 60 }), (text, at) => {
        const offset = at % (text.length + 1)
        const { positionAt, offsetAt } = positionsIn(text)
        const inside = text[offset - 1] === '\r' && text[offset] === '\n'
        const lead = /^\ufeff*/.exec(text)![0].length
        const expected = Math.max(lead, inside ? offset - 1 : offset)
        expect(offsetAt(positionAt(offset))).toBe(expected)
      }),
    )
  })
})

describe('a workspace edit', () => {
  it('makes the same files as the changes it was made of', () => {
    const files = [
      { name: 'a.yaml', text: 'a: 1\r\nb: 2\r\n' },
      { name: 'b.yaml', text: '' },
    ]
    const changes: FileChange[] = [
      { type: 'edit', file: 'a.yaml', edits: [{ from: 3, to: 4, insert: 'one\r\n' }] },
      {
        type: 'edit',
        file: 'a.yaml',
        edits: [
          { from: 0, to: 1, insert: 'x' },
          { from: 11, to: 12, insert: '3' },
        ],
      },
      { type: 'rename', file: 'a.yaml', to: 'c.yaml' },
      { type: 'create', file: 'a.yaml', text: 'new: true\n' },
      { type: 'remove', file: 'b.yaml' },
    ]
    const edit = workspaceEditOf(files, changes)
    expect(applyChanges(files, fileChangesOf(files, edit))).toEqual(applyChanges(files, changes))
  })
})
