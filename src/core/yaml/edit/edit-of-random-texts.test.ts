import { describe, expect, it } from 'vitest'
import { everyEdit, harmOf } from '../../../testing/every-edit.ts'
import fc from '../../../testing/property.ts'
import { readAlone } from '../../../testing/read-alone.ts'
import { applyEdits } from '../../text/text-edit.ts'
import { insertItem, removeValue, setValue } from './edit.ts'

/** Lines of every sort, to be put together at random. */
const lines = [
  'a: 1',
  'b:',
  '  c: x # in b',
  '  - y',
  '- z',
  '- k: v\t# tab',
  '  m: |',
  '    t',
  '# alone',
  '  # deeper',
  '',
  'a: &x 1',
  'b: *x',
  'c: &x',
  '  - &y q',
  '<<: *x',
  'd: [ # open',
  '  ]',
  'e: { # open',
  '  }',
  '{a: 1}',
  ' f: >-',
  '   t',
  '- ',
  '- - a',
  'g: "x"',
  "h: 'y' # quoted",
  '? k',
  ': l',
  'n: !t 1',
  'i: [a, # first',
  '  b] # last',
  'j: {x: 1, y: {z: 2}}',
  'o: ~',
  'p:\t\t# tabs',
  'é: 😀',
]
const texts = fc
  .tuple(fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
  .map(([all, lineBreak]) => all.map(it => it + lineBreak).join(''))

describe('every edit of texts put together at random', () => {
  it('ends, changes its own place only, and loses no comment of others', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const document = readAlone(text)
        if (!document.readable || document.faults.some(it => it.code === 'unread')) return
        let state = seed
        const pick = (count: number) => {
          state = (state * 31 + 7) % 10007
          return state % count
        }
        for (const edit of everyEdit(document, pick)) {
          expect(harmOf(document, edit), edit.name).toBeUndefined()
          if (!edit.result.ok || /^(?:set|remove)/.test(edit.name)) continue
          const left = applyEdits(text, edit.result.edits)
          for (const comment of commentsIn(text)) expect(left, edit.name).toContain(comment)
        }
      }),
      { numRuns: 250 },
    )
  })
})

/** Every line of this file's texts that holds a `#` holds a comment. */
function commentsIn(text: string): string[] {
  return text.match(/# ?\w.*/g) ?? []
}

describe('an edit keeps the comment', () => {
  it.each([
    ['a: { # c\n  }\n', setTo(['a'], ['x']), 'a: [x # c\n  ]\n'],
    ['a: [ # c\n  ]\n', setTo(['a'], { x: 1 }), 'a: {x: 1 # c\n  }\n'],
    ['a: [ # c\n  ]\n', setTo(['a'], 't'), 'a: t # c\n'],
    ['a: [b, [ # c\n  ], d]\n', setTo(['a', 1], 't'), 'a: [b, t # c\n  , d]\n'],
    ['# h\n{ # c\n }\n', setTo([], ['x']), '# h\n- x\n# c\n'],
    ['[ # c\n ]\n', setTo([], { x: 1 }), 'x: 1\n# c\n'],
    ['l:\n- a: 1\t# c\n', remove(['l', 0, 'a']), 'l:\n- {}\t# c\n'],
    ['a: 1\t# c\n', remove(['a']), '# c\n{}\n'],
  ])('of %j', (text, edit, after) => {
    expect(edit(text)).toBe(after)
  })
})

describe('an edit is made, however the text is written', () => {
  it.each([
    ['a: &x\n  # c\n  - y\n', remove(['a', 0]), 'a: &x []\n'],
    ['a: &x\n  # c\n  k: 1\n', remove(['a', 'k']), 'a: &x {}\n'],
    ['a: &x\n  # c\n  - y\n', setTo(['a'], 'z'), 'a: &x z\n'],
    ['k: >-\n  t\n...\n', remove(['k']), '!!map {}\n...\n'],
    ['\uFEFF[ ]\n', insert([], 0, 'x'), '\uFEFF- x\n'],
    ['# k\n  - y\n', remove([0]), '# k\n  []\n'],
    ['# k\n  a: 1\n', setTo([], { a: 2, c: 2 }), '# k\n  a: 2\n  c: 2\n'],
    ['? k\nb: 1\n', setTo(['k'], { x: 1, z: 2 }), '? k\n: x: 1\n  z: 2\nb: 1\n'],
    ['a: [10.0.0.1, 2001:db8::]\n', insert(['a'], 2, 'fd00::1'), 'a: [10.0.0.1, 2001:db8::, "fd00::1"]\n'],
    ['a: {\nb: 1 }\n', setTo(['a', 'c'], 2), 'a: {\nb: 1, c: 2 }\n'],
    ['a: 1\rb: 2\r', setTo(['b'], 3), 'a: 1\rb: 3\r'],
    ['host: a.example.com\u2028\n', setTo(['host'], 'b.example.com'), 'host: b.example.com\u2028\n'],
  ])('%j', (text, edit, after) => {
    expect(edit(text)).toBe(after)
  })
})

type Path = readonly (string | number)[]

function setTo(path: Path, value: Parameters<typeof setValue>[2]) {
  return (text: string) => done(text, setValue(readAlone(text), path, value))
}

function remove(path: Path) {
  return (text: string) => done(text, removeValue(readAlone(text), path))
}

function insert(path: Path, index: number, value: string) {
  return (text: string) => done(text, insertItem(readAlone(text), path, index, value))
}

function done(text: string, result: ReturnType<typeof setValue>): string {
  return result.ok ? applyEdits(text, result.edits) : result.reason
}
