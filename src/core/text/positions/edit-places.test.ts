import { describe, expect, it } from 'vitest'
import { applyChanges, type Files } from '../file-change.ts'
import { editPlaces, lineAfter, withoutPlaces } from './edit-places.ts'
import { fileChangesOf, workspaceEditOf } from './workspace-edit.ts'

const files: Files = [
  { name: 'a.yaml', text: 'a: old\nb: 1\n' },
  { name: 'b.yaml', text: 'x: [old, old]\n' },
]
const edit = workspaceEditOf(files, [
  { type: 'edit', file: 'a.yaml', edits: [{ from: 3, to: 6, insert: 'new' }] },
  {
    type: 'edit',
    file: 'b.yaml',
    edits: [
      { from: 4, to: 7, insert: 'new' },
      { from: 9, to: 12, insert: 'new' },
    ],
  },
  { type: 'create', file: 'c.yaml', text: 'c: 1\n' },
])

describe('the places of a workspace edit', () => {
  it('are its lines, before and after', () => {
    expect(
      editPlaces(files, edit).map(it => `${it.file}:${it.line} ${it.before} → ${lineAfter(it)}`),
    ).toEqual([
      'a.yaml:1 a: old → a: new',
      'b.yaml:1 x: [old, old] → x: [new, old]',
      'b.yaml:1 x: [old, old] → x: [old, new]',
    ])
  })

  it('can be left out one by one', () => {
    const places = editPlaces(files, edit)
    const rest = withoutPlaces(edit, [places[0]!, places[2]!])
    const after = applyChanges(files, fileChangesOf(files, rest)).map(it => it.text)
    expect(after).toEqual(['a: old\nb: 1\n', 'x: [new, old]\n', 'c: 1\n'])
  })
})
