import { describe, expect, it } from 'vitest'
import { nastyFiles } from '../../testing/nasty-files.ts'
import fc from '../../testing/property.ts'
import { readAlone } from '../../testing/read-alone.ts'
import { readDocument } from './read-document.ts'

function readValue(text: string): unknown {
  const document = readAlone(text)
  expect(document.faults.filter(it => it.severity === 'error')).toEqual([])
  return JSON.parse(JSON.stringify(document.value ?? null))
}

function faultsOf(text: string): string[] {
  return readAlone(text).faults.map(it => `${it.code}: ${text.slice(it.from, it.to)}`)
}

describe('readDocument', () => {
  it('reads scalars by the rules of YAML 1.1 that Kubernetes follows', () => {
    expect(readValue('[y, No, on, OFF, true, yEs, ~, Null, nULL]')).toEqual([
      true,
      false,
      true,
      false,
      true,
      'yEs',
      null,
      null,
      'nULL',
    ])
    expect(readValue('[010, 0o10, 0x1F, -0b11, 08, 1_000, +5, 0x, 1__0]')).toEqual([
      8,
      8,
      31,
      -3,
      8,
      1000,
      5,
      '0x',
      10,
    ])
    expect(readValue('[1.0, 80.0, .5, 1e3, 1., -.5, 1e999, .5_0, .5_, _1]')).toEqual([
      1,
      80,
      0.5,
      1000,
      1,
      -0.5,
      '1e999',
      0.5,
      '.5_',
      '_1',
    ])
    expect(readValue('[12:30:45, 2024-01-02, 2024-01-02T03:04:05Z, 1.2.3, 5s, "on", \'1\']')).toEqual([
      '12:30:45',
      '2024-01-02',
      '2024-01-02T03:04:05Z',
      '1.2.3',
      '5s',
      'on',
      '1',
    ])
  })

  it('goes by tags', () => {
    expect(readValue('[!!str 80, !!int "80", !!float 3, !own on, !!str on, !!null ""]')).toEqual([
      '80',
      80,
      3,
      'on',
      'on',
      null,
    ])
    expect(faultsOf('a: !!int text\n')).toEqual(['syntax: text'])
  })

  it('makes keys strings', () => {
    expect(readValue('{}')).toEqual({})
    expect(readValue('80: a\n0x10: b\n1.5: c\n"on": d\n1e9: e\n')).toEqual({
      '80': 'a',
      '16': 'b',
      '1.5': 'c',
      on: 'd',
      '1e+09': 'e',
    })
    expect(readDocument('on: 1\n').faults).toMatchObject([
      { code: 'non-string-key', severity: 'warning', from: 0, to: 2, path: ['true'] },
    ])
    expect(faultsOf('a:\n  {{x: 1}: 2}: 1\n')).toEqual(['non-string-key: {{x: 1}: 2}'])
    expect(faultsOf('~: 1\n')).toEqual(['non-string-key: ~'])
  })

  it('lets the last of equal keys win, says so, and stays readable', () => {
    const document = readDocument('a: 1\nb:\n  c: 1\n  c: 2\n')
    expect(document.readable).toBe(true)
    expect(JSON.stringify(document.value)).toBe('{"a":1,"b":{"c":2}}')
    expect(document.faults).toMatchObject([
      { code: 'duplicate-key', severity: 'error', strict: true, from: 17, to: 18, path: ['b', 'c'] },
    ])
  })

  it('merges maps in the order written, the first of several winning', () => {
    expect(readValue('a: &a {x: 1, p: 1}\nb: &b {p: 2, z: 2}\nc:\n  <<: [*a, *b]\n  z: 3\n')).toMatchObject({
      c: { x: 1, p: 1, z: 3 },
    })
    expect(readValue('a: &a {x: 1}\nc:\n  x: 2\n  <<: *a\n')).toMatchObject({ c: { x: 1 } })
    expect(readValue('c:\n  "<<": text\n')).toEqual({ c: { '<<': 'text' } })
    expect(faultsOf('a:\n  <<: text\n')).toEqual(['syntax: text'])
  })

  it('keeps keys apart from what objects inherit', () => {
    const { value } = readDocument('__proto__: {a: 1}\nconstructor: 2\n')
    expect(Object.getPrototypeOf(value)).toBeNull()
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })

  it('names aliases without anchor and aliases inside their own value', () => {
    expect(faultsOf('hosts:\n- *.example.com\n')).toEqual(['unresolved-alias: *.example.com'])
    expect(faultsOf('a: &a [*a]\n')).toEqual(['unresolved-alias: *a'])
    expect(faultsOf('a: &a\n  <<: *a\n')).toEqual(['unresolved-alias: *a'])
  })

  it('gives up on aliases that multiply', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`)
    const bomb = `l0: &l0 [x, x]\n${levels.join('\n')}\n`
    expect(readDocument(bomb).faults.map(it => it.code)).toEqual(['alias-bomb'])
    const merged = levels.map(it => it.replace(/\[(.*)\]/, '{<<: [$1]}'))
    expect(readDocument(`l0: &l0 {x: 1}\n${merged.join('\n')}\n`).faults.map(it => it.code)).toEqual([
      'alias-bomb',
    ])
  })

  it.each([
    ['flow', '['.repeat(5000)],
    ['closed flow', `${'['.repeat(200)}${']'.repeat(200)}`],
    ['flow maps', `a: ${'{a: '.repeat(5000)}`],
    ['dashes', '- '.repeat(5000)],
    ['question marks', '? '.repeat(5000)],
    ['indentation', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('refuses nesting that is too deep: %s', (_, text) => {
    expect(readDocument(text).faults.map(it => it.code)).toEqual(['too-deep'])
  })

  it('reads nesting that is deep and brackets in text that nest nothing', () => {
    expect(readDocument(`${'['.repeat(150)}${']'.repeat(150)}`).readable).toBe(true)
    expect(readDocument(`a: "${'['.repeat(9999)}"\nb: |\n  ${'{'.repeat(9999)}\n`).readable).toBe(true)
  })

  it('refuses what is too large, and characters that are no text', () => {
    expect(readDocument('a'.repeat(5_000_001)).faults.map(it => it.code)).toEqual(['too-large'])
    expect(readDocument('a: \u0000b').faults).toMatchObject([{ code: 'binary', from: 3, to: 4 }])
    expect(faultsOf('a: \u007f')).toEqual(['binary: \u007f'])
    expect(faultsOf('a: \ud800')).toEqual(['binary: \ud800'])
    expect(readValue('a: "😀"')).toEqual({ a: '😀' })
  })

  it('reads what begins with a brace as strict JSON', () => {
    expect(readValue('{"a": [1, "x\\/y"]}\n')).toEqual({ a: [1, 'x/y'] })
    expect(faultsOf('{"a": 1,\n# note\n"b": 2}')).toEqual(['syntax: #'])
    expect(readDocument('---\n{a: 1}\n').faults[0]).toMatchObject({ from: 5, to: 6 })
    expect(readValue('---\n{a: 1} # read as YAML\n')).toEqual({ a: 1 })
    expect(readValue('# note\n{a: 1}\n')).toEqual({ a: 1 })
  })

  it('refuses what YAML 1.2 allows and Kubernetes does not', () => {
    expect(faultsOf('%YAML 1.2\n')).toEqual(['syntax: %YAML 1.2'])
    expect(faultsOf('a: &b.c 1\n')).toEqual(['syntax: &b.c'])
    expect(faultsOf('a: [/b?c]\n')).toEqual(['syntax: ?'])
    expect(faultsOf('a: .inf\n')).toEqual(['syntax: .inf'])
    expect(readValue('a: "b"#c\n')).toEqual({ a: 'b' })
  })

  it('reads any line ends, a byte-order mark, and a missing last line end', () => {
    expect(readValue('\uFEFFa: 1\r\nb: |\r\n  x\r\n  y')).toEqual({ a: 1, b: 'x\ny\n' })
    expect(readValue('a: 1\rb: 2\r')).toEqual({ a: 1, b: 2 })
  })

  it.each(['', '\n', '# only\n', '---\n', '---\n# c\n...\n', '\uFEFF', '   '])('takes %j for empty', text => {
    expect(readAlone(text)).toMatchObject({ value: undefined, readable: true, faults: [] })
  })

  it('leaves lists and scalars to those who want a map', () => {
    expect(readValue('- a\n- b\n')).toEqual(['a', 'b'])
    expect(readValue('just text\n')).toBe('just text')
  })

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        ': ',
        '- ',
        '\n',
        '  ',
        '\t',
        '#',
        '&a ',
        '*a',
        '[',
        ']',
        '{',
        '}',
        ',',
        '"',
        "'",
        '|\n',
        '>',
        '? ',
        '!t ',
        '%',
        '---\n',
        '...\n',
        '<<: ',
        '\r',
        '\uFEFF',
        '\\',
      ],
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 30 }).map(it => it.join('')),
      fc.array(fc.nat(0xffff), { maxLength: 20 }).map(it => String.fromCharCode(...it)),
      fc.tuple(fc.constantFrom(...nastyFiles), fc.nat(2000)).map(([file, end]) => file.text.slice(0, end)),
    )
    fc.assert(
      fc.property(texts, fc.nat(), (text, offset) => {
        const { readable, faults, sourceMap } = readDocument(text)
        for (const { from, to } of faults) expect(0 <= from && from <= to && to <= text.length).toBe(true)
        expect(readable || faults.length > 0).toBe(true)
        sourceMap.nearest(sourceMap.pathAt(offset % (text.length + 1)), 'value')
      }),
      { numRuns: 400 },
    )
  })
})
