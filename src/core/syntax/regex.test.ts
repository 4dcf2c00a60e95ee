import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { patternFault, regexFault } from './regex.ts'

describe('a regular expression', () => {
  it.each([
    '(?P<n>a)',
    '(?<n>a)',
    '\\p{Greek}',
    '\\Qa.b\\E',
    '\\z\\A\\b',
    '[[:word:]]',
    '(?i)x',
    'a{1000}',
    '[^/]+',
    'a'.repeat(1024),
  ])('takes RE2 syntax: %s', pattern => {
    expect(regexFault(pattern)).toBeUndefined()
  })

  it.each([
    '(',
    '(?=a)',
    'a{1001}',
    'a++',
    '(a)\\1',
    '\\Z',
    '(?x)x',
    '((a{100}){100}){100}',
    '*',
    'a**',
    '[z-a]',
    '\\C',
  ])('refuses what RE2 does not have: %s', pattern => {
    expect(regexFault(pattern)?.kind).toBe('syntax')
  })

  it('names classes of characters in any case, and categories by their long names', () => {
    const classes = ['\\p{greek}', '\\P{^Letter}', '\\pl', '[\\p{uppercase-letter}\\p{NKO}]', '\\p{Any}']

    expect(classes.filter(it => regexFault(it))).toEqual([])
    expect(
      ['\\p{Alphabetic}', '\\p{Old_Italic}', '\\p{Script=Greek}', '\\p{', '\\px'].filter(
        it => !regexFault(it),
      ),
    ).toEqual([])
  })

  it('has at most 1024 bytes, and at least one', () => {
    expect(regexFault('a'.repeat(1025))?.kind).toBe('long')
    expect(regexFault('ä'.repeat(513))?.kind).toBe('long')
    expect(regexFault('')?.kind).toBe('empty')
    expect(patternFault('')).toBeUndefined()
  })

  it('is judged whatever it holds, and never hangs', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      'a',
      '*',
      '+',
      '{9}',
      '{1000}',
      '|',
      '\\pL',
      '\\',
      '?',
      '.',
      '^',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), pieces => {
        expect([undefined, 'empty', 'long', 'syntax']).toContain(regexFault(pieces.join(''))?.kind)
      }),
    )
  })
})
