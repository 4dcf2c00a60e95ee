import { describe, expect, it } from 'vitest'
import { nastyFiles } from '../../../testing/nasty-files.ts'
import { readAlone } from '../../../testing/read-alone.ts'
import { suiteCases } from '../../../testing/yaml-suite.ts'
import { applyEdits } from '../../text/text-edit.ts'
import { cutDocuments } from '../cut-documents.ts'
import { equalJson } from '../edit/json.ts'
import type { Path } from '../path.ts'
import type { Json } from '../source-document.ts'
import { bracketsAt, toBlockStyle } from './block-style.ts'
import { toFlowStyle } from './flow-style.ts'
import { sortEntries } from './sort-entries.ts'

const block = (text: string, path: Path) => applyEdits(text, toBlockStyle(readAlone(text), path))
const flow = (text: string, path: Path) => applyEdits(text, toFlowStyle(readAlone(text), path))
const sorted = (text: string, path: Path, order: string[]) =>
  applyEdits(text, sortEntries(readAlone(text), path, order))

describe('brackets written in lines', () => {
  it('keep quoting, anchors and comments', () => {
    const text = `spec:
  servers: [ # all of them
    &a { port: { number: 80, name: 'http' }, hosts: ["a.example.com",] }, # first
    # second
    { port: {}, hosts: [b, c] }
  ] # end
x: 1
`
    expect(block(text.replace(' # end', ''), ['spec', 'servers'])).toBe(`spec:
  servers: # all of them
  - &a
    port:
      number: 80
      name: 'http'
    hosts:
    - "a.example.com" # first
  # second
  - port: {}
    hosts:
    - b
    - c
x: 1
`)
  })

  it('take the comment behind them to the key', () => {
    expect(block('a: [1, 2] # all\nb: 3\n', ['a'])).toBe('a: # all\n- 1\n- 2\nb: 3\n')
  })

  it.each([
    ['- {a: 1, b: [2, 3]}\n', [0], '- a: 1\n  b:\n  - 2\n  - 3\n'],
    ['{"a": {"b": 1}}\n', [], '"a":\n  "b": 1\n'],
    ['# all\n[a, {b: 1}] # all\n', [], '# all\n# all\n- a\n- b: 1\n'],
    ['- [a, [b, c]]\n', [0], '- - a\n  - - b\n    - c\n'],
  ] as [string, Path, string][])('%j', (text, path, after) => {
    expect(block(text, path)).toBe(after)
  })

  it('are the outermost ones around a place', () => {
    expect(bracketsAt(readAlone('a:\n- b: [{c: 1}]\n'), ['a', 0, 'b', 0, 'c'])).toEqual(['a', 0, 'b'])
    expect(bracketsAt(readAlone('a: []\n'), ['a'])).toBeUndefined()
  })
})

describe('lines written in brackets', () => {
  it.each([
    ['a:\n- b\n- "c, d"\n', ['a'], 'a: [b, "c, d"]\n'],
    ['a:\n  b: x, y\n  c: [1]\n', ['a'], 'a: {b: "x, y", c: [1]}\n'],
    ['- a: 1\n  b:\n- c\n', [0], '- {a: 1, b: }\n- c\n'],
  ] as [string, Path, string][])('%j', (text, path, after) => {
    expect(flow(text, path)).toBe(after)
  })

  it.each(['a:\n- b # c\n- d\n', 'a: # c\n- b\n', 'a:\n- |\n  b\n', `a:\n- ${'x'.repeat(100)}\n`])(
    'are not, where something would be lost or the line too long: %j',
    text => {
      expect(flow(text, ['a'])).toBe(text)
    },
  )
})

describe('entries put into order', () => {
  it('take their comments along, and leave what the order does not name behind', () => {
    const text = `spec:
  http: []
  # who
  hosts: # all
  - a

  other: 1
  gateways: [g]
`
    expect(sorted(text, ['spec'], ['hosts', 'gateways', 'http'])).toBe(`spec:
  # who
  hosts: # all
  - a

  gateways: [g]
  http: []
  other: 1
`)
  })

  it('may begin behind a dash', () => {
    expect(sorted('- b: 1\n  a: 2\n- c\n', [0], ['a', 'b'])).toBe('- a: 2\n  b: 1\n- c\n')
    expect(sorted('- b: 1\n  # no\n  a: 2\n', [0], ['a', 'b'])).toBe('- b: 1\n  # no\n  a: 2\n')
  })

  it('stay where an alias would stand in front of its anchor', () => {
    const text = 'b: &x 1\na: *x\n'
    expect(sorted(text, [], ['a', 'b'])).toBe(text)
  })

  it('keep the end of the file as it is', () => {
    expect(sorted('b: 1\na: 2', [], ['a', 'b'])).toBe('a: 2\nb: 1')
  })
})

describe('at every place of any text', () => {
  const texts = [...nastyFiles, ...suiteCases.filter(it => !it.fails).map(it => ({ text: it.yaml }))]
    .map(it => it.text)
    .filter(it => cutDocuments(it).length === 1 && readAlone(it).readable)

  it('the value and every comment stay', () => {
    let done = 0
    for (const text of texts) {
      const document = readAlone(text)
      for (const path of placesIn(document.value, [])) {
        const all = [
          toBlockStyle(document, path),
          toFlowStyle(document, path),
          sortEntries(document, path, ['x', 'hosts', 'name', 'b', 'a']),
        ]
        for (const edits of all) {
          if (edits.length === 0) continue
          done++
          const after = applyEdits(text, edits)
          expect(equalJson(readAlone(after).value, document.value), text).toBe(true)
          expect(commentsIn(after), text).toEqual(commentsIn(text))
        }
      }
    }
    expect(done).toBeGreaterThan(100)
  })
})

function* placesIn(value: Json | undefined, path: Path): Generator<Path> {
  if (typeof value !== 'object' || value === null) return
  yield path
  for (const [key, it] of Object.entries(value))
    yield* placesIn(it, [...path, Array.isArray(value) ? Number(key) : key])
}

/** What may be a comment, in any order. */
function commentsIn(text: string): string[] {
  return (text.match(/(?:^|[ \t])#[^\r\n]*/gm) ?? []).map(it => it.trim()).sort()
}
