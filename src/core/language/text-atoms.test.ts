import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { normalizeTarget } from '../request/request.ts'
import { matchesWhole } from './match-text.ts'
import { regexAutomaton } from './regex-automaton.ts'
import { pathDomain, textAtoms } from './text-atoms.ts'
import { type Automaton, headerValues } from './text-automaton.ts'
import { meetsText, type TextCondition } from './text-condition.ts'

function paths(...conditions: TextCondition[]) {
  return textAtoms({ domain: pathDomain(conditions), conditions })
}

const exact = (text: string, ignoreCase = false): TextCondition => ({ operator: 'exact', text, ignoreCase })
const prefix = (text: string, ignoreCase = false): TextCondition => ({ operator: 'prefix', text, ignoreCase })
const regex = (text: string): TextCondition => ({ operator: 'regex', text, ignoreCase: false })

describe('every way to meet conditions on a path', () => {
  it.each([
    [[exact('/api')], ['/', '/api']],
    [
      [prefix('/api'), exact('/api/')],
      ['/', '/api', '/api/'],
    ],
    [
      [prefix('/API', true), prefix('/api')],
      ['/', '/apI', '/api'],
    ],
    // Nothing lies between a prefix and a regex of the same words.
    [
      [prefix('/v1'), regex('/v1.*')],
      ['/', '/v1'],
    ],
    [
      [regex('/[a-c]'), exact('/b')],
      ['/', '/a', '/b'],
    ],
    // Normalisation takes dots, escapes of letters and quotes away: no route ever sees them.
    [[exact('/a/../b'), exact('/%41'), exact('/"')], ['/']],
    [
      [exact('/a%20b'), regex("/[^a-zA-Z0-9/.~:@!$'()*+,;=&_-]20")],
      ['/', '/%20', '/a%20b'],
    ],
  ])('%j', (conditions, texts) => {
    const { atoms, complete } = paths(...(conditions as TextCondition[]))
    expect(atoms.map(it => it.text).sort()).toEqual(texts)
    expect(complete).toBe(true)
  })

  it('is not claimed to be all where a pattern is beyond reading', () => {
    expect(paths(regex('/\\bfoo')).complete).toBe(false)
    expect(paths(regex('/.*a.{14}')).complete).toBe(false)
  })

  it('ends with many conditions', () => {
    const many = Array.from({ length: 300 }, (_, i) => prefix(`/part-${i}/`))
    const { atoms, complete } = paths(...many)
    expect(complete).toBe(true)
    expect(atoms).toHaveLength(301)
  })
})

const character = fc.constantFrom(...'/aAbB1.-%2 ')
const word = fc.array(character, { maxLength: 5 }).map(it => `/${it.join('')}`)
const piece = fc.constantFrom(
  'a',
  'b',
  '[ab]',
  '[^/]',
  '.',
  '/',
  '\\d',
  '(a|b1)',
  '(?:(?:A|b)?)',
  '\\.',
  '\\w',
  '%2',
)
const pattern = fc
  .array(fc.tuple(piece, fc.constantFrom('', '*', '+', '?', '{1,2}')), { maxLength: 4 })
  .map(it => `/${it.flat().join('')}`)
const condition = fc.oneof(
  fc.record({
    operator: fc.constantFrom('exact' as const, 'prefix' as const),
    text: word,
    ignoreCase: fc.boolean(),
  }),
  pattern.map(regex),
)

describe('for any conditions', () => {
  it('each path that a request can have is one of the ways that are found', () => {
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 4 }),
        fc.array(word),
        (conditions, tried) => {
          const { atoms, complete } = paths(...conditions)
          expect(complete).toBe(true)
          const found = new Set(atoms.map(it => it.meets.join()))
          for (const raw of tried) {
            const seen = normalizeTarget(raw)?.path
            if (seen === undefined) continue
            const meets = conditions.map(it => meetsText(it, seen)).join()
            expect(found.has(meets), `${seen} for ${JSON.stringify(conditions)}`).toBe(true)
          }
          for (const { text } of atoms) expect(normalizeTarget(text)?.path ?? '').toBe(text)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a pattern as an automaton takes what RE2 takes', () => {
    fc.assert(
      fc.property(pattern, word, (text, value) => {
        const automaton = regexAutomaton(text)
        expect(automaton && takes(automaton, value)).toBe(matchesWhole(text, value))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a pattern as an automaton', () => {
  it.each([
    ['(?i)ab[c-e]', ['ABD', 'abe', 'aBf']],
    ['^a$|^b', ['a', 'b', 'ab']],
    ['a(?i)b|c', ['aB', 'C', 'A']],
    ['(?P<x>a|b)\\1?', []],
    ['[[:alpha:]_]+\\x41\\x{42}', ['a_AB', '1AB']],
    ['\\Qa.b\\E', ['a.b', 'axb']],
    ['[]a]', [']', 'a', 'b']],
    ['[^]a]', [']', 'b']],
    ['a{2,}', ['a', 'aa', 'aaaa']],
    ['x{', ['x{', 'x']],
    ['(a*)$^', ['', 'a']],
    ['user=dev-.*', ['user=dev-1', 'user=dev']],
  ])('%s', (text, values) => {
    const automaton = regexAutomaton(text)
    for (const it of values) expect(automaton && takes(automaton, it), it).toBe(matchesWhole(text, it))
  })
})

it('header values have no white space around them', () => {
  const { atoms } = textAtoms({
    domain: headerValues,
    conditions: [exact(' a'), exact('a b')],
    preferred: ['x'],
  })
  expect(atoms.map(it => it.text).sort()).toEqual(['a b', 'x'])
})

function takes(automaton: Automaton, text: string): boolean {
  let state: number | undefined = automaton.start
  for (const it of text) {
    state = automaton.step(state, it.codePointAt(0)!)
    if (state === undefined) return false
  }
  return automaton.accepts(state)
}
