import { describe, expect, it } from 'vitest'
import { readAlone } from '../../../testing/read-alone.ts'
import { applyEdits } from '../../text/text-edit.ts'
import type { SourceDocument } from '../source-document.ts'
import {
  type EditResult,
  inSequence,
  insertItem,
  moveItem,
  removeValue,
  renameKey,
  setValue,
} from './edit.ts'

function edited(text: string, edit: (document: SourceDocument) => EditResult): string {
  const result = edit(readAlone(text))
  if (!result.ok) throw new Error(result.reason)
  return applyEdits(text, result.edits)
}

function refusal(text: string, edit: (document: SourceDocument) => EditResult): string {
  const result = edit(readAlone(text))
  return result.ok ? 'done' : result.reason
}

describe('setValue', () => {
  it('replaces a scalar and keeps its quotes and the comment behind it', () => {
    expect(edited('port: 80 # plain\n', it => setValue(it, ['port'], 8080))).toBe('port: 8080 # plain\n')
    expect(edited("a: 'x' # c\n", it => setValue(it, ['a'], "it's"))).toBe("a: 'it''s' # c\n")
    expect(edited('a: "x"\n', it => setValue(it, ['a'], 'y'))).toBe('a: "y"\n')
    expect(edited('a: "x"\n', it => setValue(it, ['a'], 5))).toBe('a: 5\n')
    expect(edited('a: x\n', it => setValue(it, ['a'], null))).toBe('a: null\n')
  })

  it.each([
    'on',
    '1.0',
    '0x1f',
    '~',
    'a: b',
    '# x',
    ' x',
    'x ',
    '',
    '12:30',
    '2024-01-02',
    '-',
    '*',
    '<<',
    'null',
    'y',
  ])('quotes %j, which would not be read as that text', value => {
    expect(edited('a: x\n', it => setValue(it, ['a'], value))).toBe(`a: "${value}"\n`)
  })

  it.each(['x', 'a:b', 'a#b', '-x', '*x*'.slice(1), 'http://a.example.com:80/x?y=z', '5s', '/a/b', 'é'])(
    'leaves %j plain',
    value => {
      expect(edited('a: x\n', it => setValue(it, ['a'], value))).toBe(`a: ${value}\n`)
    },
  )

  it('writes several lines as a literal block where it can', () => {
    expect(edited('a: x # c\nb: 1\n', it => setValue(it, ['a'], 'one\n two\n'))).toBe(
      'a: | # c\n  one\n   two\nb: 1\n',
    )
    expect(edited('a:\n  b: |\n      x\n  c: 1\n', it => setValue(it, ['a', 'b'], 'y\nz'))).toBe(
      'a:\n  b: |-\n      y\n      z\n  c: 1\n',
    )
    expect(edited('a: x\n', it => setValue(it, ['a'], ' x\ny'))).toBe('a: " x\\ny"\n')
    expect(edited('a: [x]\n', it => setValue(it, ['a', 0], 'x\ny'))).toBe('a: ["x\\ny"]\n')
  })

  it('fills in a value that is not there', () => {
    expect(edited('a: # c\nb: 1\n', it => setValue(it, ['a'], 'x'))).toBe('a: x # c\nb: 1\n')
    expect(edited('a:\n', it => setValue(it, ['a', 'b', 0, 'c'], 1))).toBe('a:\n  b:\n  - c: 1\n')
    expect(edited('spec: {} # c\n', it => setValue(it, ['spec', 'a'], 1))).toBe('spec: # c\n  a: 1\n')
    expect(edited('- \n', it => setValue(it, [0, 'a'], 1))).toBe('- a: 1 \n')
  })

  it('puts a scalar for a map, and a map for a scalar', () => {
    expect(edited('a: # c\n  b: 1\n  d: 2\nz: 1\n', it => setValue(it, ['a'], 5))).toBe('a: 5 # c\nz: 1\n')
    expect(edited('a: 5 # c\nz: 1\n', it => setValue(it, ['a'], { b: 1, d: [2] }))).toBe(
      'a: # c\n  b: 1\n  d:\n  - 2\nz: 1\n',
    )
    expect(edited('- 5 # c\n- 6\n', it => setValue(it, [0], { b: 1, d: 2 }))).toBe(
      '- b: 1 # c\n  d: 2\n- 6\n',
    )
    expect(edited('- a: 1\n  b: 2\n', it => setValue(it, [0], 'x'))).toBe('- x\n')
  })

  it('adds a key where the order puts it, else last', () => {
    const order = ['name', 'match', 'route']
    expect(edited('name: a\nroute: []\n', it => setValue(it, ['match'], [], order))).toBe(
      'name: a\nmatch: []\nroute: []\n',
    )
    expect(edited('- route: []\n', it => setValue(it, [0, 'name'], 'a', order))).toBe(
      '- name: a\n  route: []\n',
    )
    expect(edited('x: 1\n', it => setValue(it, ['name'], 'a', order))).toBe('x: 1\nname: a\n')
    expect(edited('kind: A\nspec: {}\n', it => setValue(it, ['metadata', 'name'], 'a'))).toBe(
      'kind: A\nmetadata:\n  name: a\nspec: {}\n',
    )
  })

  it('follows the indentation, dashes and quotes of the file', () => {
    const text = "spec:\n    hosts:\n      - 'a'\n      - 'b'\n    x:\n        y: 'z'\n"
    expect(edited(text, it => setValue(it, ['spec', 'new'], { k: ['v'] }))).toBe(
      `${text}    new:\n        k:\n          - 'v'\n`,
    )
  })

  it('stays inside braces, on the lines as they are', () => {
    expect(edited('a: {b: 1} # c\n', it => setValue(it, ['a', 'd'], ['x', { w: 1 }]))).toBe(
      'a: {b: 1, d: [x, {w: 1}]} # c\n',
    )
    expect(edited('{\n  "a": 1\n}\n', it => setValue(it, ['b'], 'x'))).toBe('{\n  "a": 1,\n  "b": "x"\n}\n')
    expect(edited('a: [\n  x, # one\n]\n', it => setValue(it, ['a', 1], 'w'))).toBe(
      'a: [\n  x, # one\n  w,\n]\n',
    )
  })

  it('changes of a map or list only what differs', () => {
    const text = 'a: # all\n- b: 1 # one\n  c: x\n# two\n- b: 2\n'
    expect(edited(text, it => setValue(it, ['a'], [{ b: 5, c: 'x' }, { b: 2 }, { b: 3 }]))).toBe(
      'a: # all\n- b: 5 # one\n  c: x\n# two\n- b: 2\n- b: 3\n',
    )
    expect(edited(text, it => setValue(it, ['a'], [{ b: 2 }]))).toBe('a: # all\n# two\n- b: 2\n')
    expect(edited(text, it => setValue(it, ['a'], [{ b: 1, c: 'x' }, { b: 2 }]))).toBe(text)
  })

  it('keeps the line ends of the file', () => {
    expect(edited('a: 1\r\nb:\r\n- x', it => setValue(it, ['c', 'd'], 1))).toBe(
      'a: 1\r\nb:\r\n- x\r\nc:\r\n  d: 1',
    )
  })

  it('begins an empty document', () => {
    expect(edited('', it => setValue(it, ['a', 'b'], 1))).toBe('a:\n  b: 1\n')
    expect(edited('---\n# c', it => setValue(it, ['a'], 1))).toBe('---\n# c\na: 1\n')
    expect(edited('---\n...\n', it => setValue(it, ['a'], 1))).toBe('---\na: 1\n...\n')
  })

  it('leaves no brace right behind a marker where the end of the document follows it', () => {
    expect(edited('---\na: 1\n...\n', it => removeValue(it, ['a']))).toBe('---\n!!map {}\n...\n')
    expect(edited('---\n!!map {}\n...\n', it => setValue(it, ['a'], 1))).toBe('---\na: 1\n...\n')
  })

  it('leaves the anchor and the alias of other values alone', () => {
    const text = 'a: &x {k: 1}\nb: *x\nc: &free 5\nd: 1\n'
    expect(edited(text, it => setValue(it, ['d'], 2))).toBe(text.replace('d: 1', 'd: 2'))
    expect(edited(text, it => setValue(it, ['c'], 6))).toBe(text.replace('5', '6'))
    expect(edited(text, it => removeValue(it, ['b']))).toBe(text.replace('b: *x\n', ''))
  })

  it('makes a copy where an alias stands', () => {
    expect(edited('a: &x {k: 1}\nb: *x # c\n', it => setValue(it, ['b', 'k'], 2))).toBe(
      'a: &x {k: 1}\nb: # c\n  k: 2\n',
    )
    expect(edited('a: &x 1\nb: [*x, *x]\n', it => setValue(it, ['b', 1], 2))).toBe('a: &x 1\nb: [*x, 2]\n')
  })

  it('keeps what stands beside an alias that becomes a copy', () => {
    const text = 'a: &x {k: 1}\nb: # c\n  d: *x # d\n  e: 1 # e\n'
    expect(edited(text, it => setValue(it, ['b'], { d: { k: 2 }, e: 3 }))).toBe(
      'a: &x {k: 1}\nb: # c\n  d: # d\n    k: 2\n  e: 3 # e\n',
    )
  })

  it('gives the anchor of a value to its first alias, so that the others read as before', () => {
    expect(edited('a: &x {k: 1} # c\nb: *x # d\nc: *x\n', it => setValue(it, ['a', 'k'], 2))).toBe(
      'a: {k: 2} # c\nb: &x # d\n  k: 1\nc: *x\n',
    )
    expect(edited('a: &x\n  k: 1 # c\nb:\n- *x\n- *x\n', it => removeValue(it, ['a']))).toBe(
      'b:\n- &x\n  k: 1\n- *x\n',
    )
    expect(edited('a:\n- &x one\n- two\n- *x\n', it => moveItem(it, ['a'], 0, 2))).toBe(
      'a:\n- two\n- one\n- &x one\n',
    )
  })

  it('writes what a merge key brings behind it, or in its place', () => {
    const text = 'a: &x {k: 1, l: {m: 1}}\nb:\n  z: 1 # z\n  <<: *x # all\nc: 1\n'
    expect(edited(text, it => setValue(it, ['b', 'l', 'o'], 2))).toBe(
      text.replace('# all\n', '# all\n  l:\n    m: 1\n    o: 2\n'),
    )
    expect(edited(text, it => removeValue(it, ['b', 'k']))).toBe(
      text.replace('  <<: *x # all\n', '  l: # all\n    m: 1\n'),
    )
    expect(edited(text, it => renameKey(it, ['b', 'k'], 'j'))).toBe(
      text.replace('  <<: *x # all\n', '  j: 1\n  l: # all\n    m: 1\n'),
    )
    expect(edited(text, it => setValue(it, ['a', 'k'], 5))).toBe(
      'a: {k: 5, l: {m: 1}}\nb:\n  z: 1 # z\n  <<: &x # all\n    k: 1\n    l:\n      m: 1\nc: 1\n',
    )
  })

  it('says why it cannot', () => {
    expect(refusal('a: 1\n', it => setValue(it, ['a', 'b'], 1))).toContain('not a single value')
    expect(refusal('a: [1]\n', it => setValue(it, ['a', 3], 1))).toContain('`[3]`')
    expect(refusal('a: [1\n', it => setValue(it, ['b'], 1))).toContain('YAML errors')
  })

  it('takes any key for a key', () => {
    expect(edited('a: 1\n', it => setValue(it, ['__proto__', 'constructor'], 'x'))).toBe(
      'a: 1\n__proto__:\n  constructor: x\n',
    )
    expect(edited('a: 1\n', it => setValue(it, ['on'], 2))).toBe('a: 1\n"on": 2\n')
  })
})

describe('removeValue', () => {
  it('takes the comments right above and behind along, and no others', () => {
    const text = 'a: 1\n# far\n\n# near\nb: 2 # behind\nc: 3 # stays\n'
    expect(edited(text, it => removeValue(it, ['b']))).toBe('a: 1\n# far\n\nc: 3 # stays\n')
  })

  it('pulls up what follows the first key of an item', () => {
    expect(edited('- a: 1 # one\n  # two\n  b: 2\n', it => removeValue(it, [0, 'a']))).toBe(
      '- # two\n  b: 2\n',
    )
    expect(edited('- a: 1\n  b: 2\n', it => removeValue(it, [0, 'a']))).toBe('- b: 2\n')
  })

  it('leaves an empty list or map, or prunes it', () => {
    const text = 'a:\n  # first\n\n  # near\n  - x # one\nb: 1\n'
    expect(edited(text, it => removeValue(it, ['a', 0]))).toBe('a: []\n  # first\n\nb: 1\n')
    expect(edited(text, it => removeValue(it, ['a', 0], { prune: true }))).toBe('b: 1\n')
    expect(edited('a:\n  b:\n    c: 1', it => removeValue(it, ['a', 'b', 'c']))).toBe('a:\n  b: {}')
    expect(edited('- a: 1 # c\n- b\n', it => removeValue(it, [0, 'a']))).toBe('- {} # c\n- b\n')
    expect(edited('a: 1\n', it => removeValue(it, ['a']))).toBe('{}\n')
  })

  it('takes the comma along inside brackets', () => {
    expect(edited('a: [x, y, z]\n', it => removeValue(it, ['a', 1]))).toBe('a: [x, z]\n')
    expect(edited('a: [x, y, z]\n', it => removeValue(it, ['a', 2]))).toBe('a: [x, y]\n')
    expect(edited('a: { x: 1 }\n', it => removeValue(it, ['a', 'x']))).toBe('a: {}\n')
    expect(edited('a: [\n  x, # x\n  y # y\n]\n', it => removeValue(it, ['a', 1]))).toBe('a: [\n  x # x\n]\n')
  })

  it('removes a key however often it is written, and nothing that is not there', () => {
    expect(edited('a: 1\nb: 2\na: 3\n', it => removeValue(it, ['a']))).toBe('b: 2\n')
    expect(edited('a: 1\n', it => removeValue(it, ['x', 'y']))).toBe('a: 1\n')
  })
})

describe('insertItem', () => {
  it('lays an item out as its neighbours are', () => {
    expect(edited('a:\n-   x: 1\n', it => insertItem(it, ['a'], 1, { w: 2, z: 3 }))).toBe(
      'a:\n-   x: 1\n-   w: 2\n    z: 3\n',
    )
    expect(edited('a:\n# about x\n- x\n', it => insertItem(it, ['a'], 0, 'w'))).toBe(
      'a:\n- w\n# about x\n- x\n',
    )
    expect(edited("a: ['x']\n", it => insertItem(it, ['a'], 1, 'w'))).toBe("a: ['x', 'w']\n")
    expect(edited('- - x\n', it => insertItem(it, [0], 0, 'w'))).toBe('- - w\n  - x\n')
  })

  it('makes the list where there is none', () => {
    expect(edited('a: 1\n', it => insertItem(it, ['b', 'c'], 0, 'w'))).toBe('a: 1\nb:\n  c:\n  - w\n')
    expect(edited('a: []\n', it => insertItem(it, ['a'], 0, 'w'))).toBe('a:\n- w\n')
    expect(refusal('a: [x]\n', it => insertItem(it, ['a'], 2, 'w'))).toContain('1 items')
  })
})

describe('moveItem', () => {
  it('moves an item with its comments', () => {
    const text = 'a:\n# one\n- x: 1 # x\n  y: 2\n- b\n\n# three\n- c'
    expect(edited(text, it => moveItem(it, ['a'], 0, 2))).toBe(
      'a:\n- b\n\n# three\n- c\n# one\n- x: 1 # x\n  y: 2',
    )
    expect(edited(text, it => moveItem(it, ['a'], 2, 0))).toBe(
      'a:\n# three\n- c\n\n# one\n- x: 1 # x\n  y: 2\n- b',
    )
    expect(edited('a: [x, {y: 1}, z]\n', it => moveItem(it, ['a'], 0, 2))).toBe('a: [{y: 1}, z, x]\n')
  })

  it('moves items whose comments stand further left', () => {
    const text = 'a:\n  - x\n# two\n  - y\n'
    expect(edited(text, it => moveItem(it, ['a'], 0, 1))).toBe('a:\n# two\n  - y\n  - x\n')
    expect(edited(text, it => moveItem(it, ['a'], 1, 0))).toBe('a:\n# two\n  - y\n  - x\n')
    expect(edited('- - x\n  - y\n', it => moveItem(it, [0], 1, 0))).toBe('- - y\n  - x\n')
  })
})

describe('renameKey', () => {
  it('changes a key wherever it is written again', () => {
    expect(edited('a: 1\nb: 2\na: 3\n', it => renameKey(it, ['a'], 'c'))).toBe('c: 1\nb: 2\nc: 3\n')
  })

  it('changes the key alone', () => {
    expect(edited('a: # c\n  "b": 1\n', it => renameKey(it, ['a'], 'on'))).toBe('"on": # c\n  "b": 1\n')
    expect(edited('a: # c\n  "b": 1\n', it => renameKey(it, ['a', 'b'], 'x'))).toBe('a: # c\n  "x": 1\n')
    expect(refusal('a: 1\nb: 2\n', it => renameKey(it, ['a'], 'b'))).toContain('already exists')
  })
})

describe('inSequence', () => {
  it('makes one set of edits of several, each seeing the ones before', () => {
    const text = 'a: 1 # one\nb:\n- x\n'
    const result = inSequence(
      readAlone(text),
      it => setValue(it, ['c', 'd'], 1),
      it => setValue(it, ['c', 'e'], 2),
      it => removeValue(it, ['a']),
      it => moveItem(it, ['b'], 0, 0),
    )
    expect(result.ok && applyEdits(text, result.edits)).toBe('b:\n- x\nc:\n  d: 1\n  e: 2\n')
  })

  it('does nothing at all where one step is refused', () => {
    const result = inSequence(
      readAlone('a: 1\n'),
      it => setValue(it, ['b'], 1),
      it => setValue(it, ['a', 'x'], 1),
    )
    expect(result.ok).toBe(false)
  })
})
