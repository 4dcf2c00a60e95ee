import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { applyChanges, type FileChange, type Files } from '../file-change.ts'
import { applyEdits, type TextEdit } from '../text-edit.ts'
import { offsetAfter, rebaseChanges } from './rebase-changes.ts'
import { rebaseEdits } from './rebase-edits.ts'

describe('rebaseEdits', () => {
  it('leaves what others wrote inside a stretch that is deleted', () => {
    const text = 'hosts: [a, b]'
    const theirs = [{ from: 9, to: 9, insert: '1' }]
    const ours = rebaseEdits([{ from: 7, to: 13, insert: '' }], theirs, 'before')
    expect(applyEdits(applyEdits(text, theirs), ours)).toBe('hosts: 1')
  })

  it('leads to one text whichever edits are made first', () => {
    fc.assert(
      fc.property(text, picks, picks, (text, a, b) => {
        const ours = editsOf(text, a, 'x')
        const theirs = editsOf(text, b, 'y')
        const first = applyEdits(applyEdits(text, ours), rebaseEdits(theirs, ours, 'after'))
        const second = applyEdits(applyEdits(text, theirs), rebaseEdits(ours, theirs, 'before'))
        expect(first).toBe(second)
        for (const letter of ['x', 'y'])
          expect(count(first, letter)).toBe(
            count(applyEdits(text, ours), letter) + count(applyEdits(text, theirs), letter),
          )
      }),
      { numRuns: 2000 },
    )
  })
})

describe('rebaseChanges', () => {
  it('leads to the same names and texts whichever changes are made first', () => {
    let both = 0
    fc.assert(
      fc.property(steps, steps, (a, b) => {
        const ours = changesOf(a, 'x')
        const theirs = changesOf(b, 'y')
        const rebased = rebaseChanges(ours, theirs)
        if (!rebased) return
        both++
        expect(namesAndTexts(applyChanges(applyChanges(files, ours), rebased.theirs))).toEqual(
          namesAndTexts(applyChanges(applyChanges(files, theirs), rebased.ours)),
        )
      }),
      { numRuns: 2000 },
    )
    expect(both).toBeGreaterThan(300)
  })

  it('takes no file away that others write into, and gives no name twice', () => {
    const write: FileChange = { type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 0, insert: 'x' }] }
    const remove: FileChange = { type: 'remove', file: 'a.yaml' }
    const create: FileChange = { type: 'create', file: 'n.yaml', text: '' }
    const rename: FileChange = { type: 'rename', file: 'a.yaml', to: 'n.yaml' }
    expect(rebaseChanges([remove], [write])).toBeUndefined()
    expect(rebaseChanges([write], [remove])).toBeUndefined()
    expect(rebaseChanges([create], [rename])).toBeUndefined()
    expect(rebaseChanges([create], [create])).toBeUndefined()
  })
})

it('says where an offset is after changes, in a file that was renamed too', () => {
  const changes: FileChange[] = [
    { type: 'edit', file: 'a.yaml', edits: [{ from: 0, to: 1, insert: 'long' }] },
    { type: 'rename', file: 'a.yaml', to: 'c.yaml' },
  ]
  expect(offsetAfter('a.yaml', 2, changes)).toEqual({ file: 'c.yaml', offset: 5 })
  expect(offsetAfter('a.yaml', 2, [{ type: 'remove', file: 'a.yaml' }])).toBeUndefined()
})

const text = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', '\n') })
const picks = fc.array(fc.record({ gap: fc.nat(4), length: fc.nat(4), insert: fc.nat(2) }), { maxLength: 4 })
type Picks = readonly { readonly gap: number; readonly length: number; readonly insert: number }[]

/** Ascending edits that fit a text and write `letter` alone. */
function editsOf(text: string, picks: Picks, letter: string): TextEdit[] {
  let at = 0
  return picks.map(({ gap, length, insert }) => {
    const from = Math.min(at + gap, text.length)
    const to = Math.min(from + length, text.length)
    at = to
    return { from, to, insert: letter.repeat(insert) }
  })
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1
}

const files: Files = [
  { name: 'a.yaml', text: 'aaaa\nbbbb' },
  { name: 'b.yaml', text: 'bbbb' },
  { name: 'c.yaml', text: '' },
]

const steps = fc.array(fc.record({ type: fc.nat(5), file: fc.nat(3), to: fc.nat(9), picks }), {
  minLength: 1,
  maxLength: 4,
})

function changesOf(
  picked: readonly { type: number; file: number; to: number; picks: Picks }[],
  letter: string,
): FileChange[] {
  const changes: FileChange[] = []
  let current = files
  for (const { type, file: index, to, picks } of picked) {
    const file = current[index % Math.max(1, current.length)]
    const name = `n${to}.yaml`
    const isFree = !current.some(it => it.name === name)
    let change: FileChange | undefined
    if (type === 0 && isFree) change = { type: 'create', file: name, text: letter }
    else if (type === 1 && file) change = { type: 'remove', file: file.name }
    else if (type === 2 && file && isFree) change = { type: 'rename', file: file.name, to: name }
    else if (file) change = { type: 'edit', file: file.name, edits: editsOf(file.text, picks, letter) }
    if (!change) continue
    changes.push(change)
    current = applyChanges(current, [change])
  }
  return changes
}

function namesAndTexts(files: Files): Record<string, string> {
  return Object.fromEntries(files.map(it => [it.name, it.text]))
}
