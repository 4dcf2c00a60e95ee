import { describe, expect, it } from 'vitest'
import { changedRanges } from './changed-ranges.ts'
import { applyChanges, type FileChange } from './file-change.ts'
import type { TextEdit } from './text-edit.ts'

const before = [
  { name: 'a', text: 'one two three four' },
  { name: 'b', text: 'other' },
]

/** The changed stretches of file `a`, as they read afterwards. */
function changed(...changes: FileChange[]): string[] {
  const text = applyChanges(before, changes)[0]!.text
  return changedRanges(changes, 'a').map(({ from, to }) => text.slice(from, to))
}

function edit(...edits: TextEdit[]): FileChange {
  return { type: 'edit', file: 'a', edits }
}

describe('what changes have left in a file', () => {
  it('is every text that was written, in the order of the file', () => {
    expect(changed(edit({ from: 0, to: 3, insert: 'first' }, { from: 8, to: 13, insert: '3' }))).toEqual([
      'first',
      '3',
    ])
  })

  it('is found where later changes have moved it', () => {
    const later = edit({ from: 0, to: 0, insert: 'zero ' })
    expect(changed(edit({ from: 14, to: 18, insert: 'last' }), later)).toEqual(['zero ', 'last'])
  })

  it('is an empty stretch where text was taken away', () => {
    const changes = [edit({ from: 3, to: 7, insert: '' })]
    expect(changedRanges(changes, 'a')).toEqual([{ from: 3, to: 3 }])
  })

  it('is nothing in another file', () => {
    expect(
      changedRanges([{ type: 'edit', file: 'b', edits: [{ from: 0, to: 1, insert: 'O' }] }], 'a'),
    ).toEqual([])
  })
})
