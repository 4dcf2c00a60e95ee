import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { nastyFiles } from '../../testing/nasty-files.ts'
import fc from '../../testing/property.ts'
import { recording } from '../../testing/recordings.ts'
import { suiteCases } from '../../testing/yaml-suite.ts'
import { examples } from '../examples/index.ts'
import { bodyFrom } from './body-from.ts'
import { cutDocuments } from './cut-documents.ts'
import { isMerge } from './key-name.ts'
import { type ParsedTree, parseTree } from './parse-tree.ts'
import { plainTree } from './plain-tree.ts'
import { type PlainValue, plainValue } from './plain-value.ts'
import { toValue } from './to-value.ts'
import { nodesOf, type TreeNode } from './tree.ts'

it('reads every example', () => {
  const texts = examples.flatMap(it => it.files).flatMap(it => documentsOf(it.text))
  expect(texts.filter(it => !plainTree(it, bodyFrom(it, false)))).toEqual([])
  expect(texts.filter(it => !plainValue(it, bodyFrom(it, false)))).toEqual([])
})

it('leaves alone what only the other reader knows', () => {
  const texts = [
    'a: &x 1\n',
    'a: *x\n',
    'a: !!str 1\n',
    'a: x\n  y\n',
    'a: "x\n  y"\n',
    'a: "\\n"\n',
    "a: 'it''s'\n",
    'a: [x,\n  y]\n',
    '? a\n',
    'a:\t1\n',
    'a: 1\r\n',
    'a: 1\n---\nb: 2\n',
    '{"a": 1}\n',
    'text\n',
    '# nothing\n',
    '',
  ]
  for (const it of texts) expect(plainTree(it, 0), it).toBeUndefined()
})

it('gives no value where there is something to tell of it', () => {
  const texts = [
    'a: 1\na: 2\n',
    'yes: a\n',
    '~: a\n',
    'a:\n  .5: b\n',
    '18446744073709551615: a\n',
    '<<: {a: 1}\n',
    'a: .inf\n',
    'a: {b: 1, b: 2}\n',
    '- [.nan]\n',
  ]
  for (const it of texts) {
    expect(plainTree(it, 0), it).toBeDefined()
    expect(plainValue(it, 0), it).toBeUndefined()
  }
})

it('reads what it takes of the YAML test suite as the other reader does', () => {
  expect(suiteCases.length).toBeGreaterThan(300)
  for (const it of suiteCases) expectAlike(it.yaml)
})

it('reads lines put together at random as the other reader does', () => {
  const text = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.constantFrom(...pieces)), { maxLength: 8 })
  fc.assert(
    fc.property(text, lines => {
      expectAlike(lines.map(([depth, it]) => `${'  '.repeat(depth)}${it}\n`).join(''))
    }),
    { numRuns: 5000 },
  )
})

it('reads signs put together at random as the other reader does', () => {
  const text = fc.array(fc.constantFrom(...' \n:-#ab"\'[]{},|>.&*!?%\t\u00a0é0'), { maxLength: 14 })
  fc.assert(
    fc.property(text, it => expectAlike(`${it.join('')}\n`)),
    { numRuns: 5000 },
  )
})

it('reads an example with a few signs changed as the other reader does', () => {
  const texts = [...examples.flatMap(it => it.files).map(it => it.text), ...nastyFiles.map(it => it.text)]
  const documents = texts.flatMap(documentsOf)
  const sign = fc.constantFrom(
    '',
    ' ',
    '\n',
    ':',
    '- ',
    '#',
    ' #',
    '"',
    "'",
    '[',
    '}',
    ',',
    '|',
    '&x ',
    '\t',
    '  ',
  )
  const change = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 2 }), sign)
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.array(change, { maxLength: 3 }), (document, changes) => {
      let text = document
      for (const [place, removed, put] of changes) {
        const at = Math.floor(place * text.length)
        text = text.slice(0, at) + put + text.slice(at + removed)
      }
      expectAlike(text)
    }),
    { numRuns: 3000 },
  )
})

const recorded = ['yaml', 'verdicts', 'verdicts-2', 'routes', 'mesh-routes', 'gateway-api-verdicts']

describe.each(recorded)('the recorded texts of %s', name => {
  const lines = recording(`conformance/${name}.jsonl.gz`)

  it.skipIf(!lines.isThere)('are read as the other reader reads them', { timeout: 300_000 }, () => {
    const texts = new Set(lines.lines().flatMap(it => textsIn(JSON.parse(it))))
    for (const it of texts) expectAlike(it)
  })
})

/**
 * Where the plain reader reads a text, the other one reads the same, places included. Where it gives a value, that is the value of the
 * tree, which has nothing to be told of; where it gives none of a tree, there is something.
 */
function expectAlike(text: string): void {
  for (const it of documentsOf(text)) {
    const from = bodyFrom(it, false)
    const plain = plainTree(it, from)
    const other = plain && treeOrFault(it, from)
    // Much faster where they are alike.
    if (!isDeepStrictEqual(plain, other)) expect(plain, it).toEqual(other)
    const value = plainValue(it, from)
    const expected = plain?.root && valueWithoutFault(plain.root)
    if (!isDeepStrictEqual(value, expected)) expect(value, it).toEqual(expected)
  }
}

function valueWithoutFault(root: TreeNode): PlainValue | undefined {
  const { value, faults } = toValue(root)
  const hasMerge = [...nodesOf(root)].some(it => it.kind === 'map' && it.entries.some(isMerge))
  return faults.length === 0 && !hasMerge ? { value, from: root.from, to: root.to } : undefined
}

function treeOrFault(text: string, from: number): ParsedTree | string {
  try {
    return parseTree(text, from)
  } catch (error) {
    return String(error)
  }
}

function documentsOf(text: string): string[] {
  return cutDocuments(text).map(({ from, to }) => {
    const document = text.slice(from, to)
    return document.endsWith('\n') ? document : `${document}\n`
  })
}

/** Every text with a line break in it, anywhere in plain data. */
function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return data.includes('\n') ? [data] : []
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : []
}

const pieces = [
  'a: 1',
  'a:',
  'b: x y # c',
  'b: x#y',
  '- z',
  '- a: 1',
  '- - q',
  '-',
  '- # c',
  '- "k": v',
  "- 'k: v'",
  '# alone',
  '',
  'c: "x: y"',
  "'d': ''",
  '"e" : 1',
  'f: [a, "b", c.d/e]',
  'f: []',
  'g: {a: 1, b: [c]}',
  'g: {a: 1,}',
  'h: |',
  'h: >-',
  '- |2',
  'text',
  'i: - x',
  'j: a: b',
  'k: -1',
  'k: --- # c',
  '---',
  '...',
  'l: http://x.example.com:80/y?z=[1]',
  'm:n: o',
  '<<: {a: 1}',
  '*.example.com: 1',
  'n: *',
  'yes: no',
  'o: é\u00a0',
  'o: 😀',
  'p:    spaces   ',
]
