import { describe, expect, it } from 'vitest'
import { matchesPart } from './match-text.ts'
import { replaceAll } from './replace-all.ts'

describe('a regex rewrite', () => {
  it.each([
    ['/foo/bar', '^/foo/(.*)', '/x/\\1', '/x/bar'],
    ['/api/v1', '^/foo/(.*)', '/x/\\1', '/api/v1'],
    ['/bar/baz', '/([^/]+)/([^/]+)', '/\\2/\\1', '/baz/bar'],
    ['/a/b/c/d', '/([^/]+)/([^/]+)', '/\\2/\\1', '/b/a/d/c'],
    ['/foo', 'o', '0', '/f00'],
    ['/abc', 'b*', '-', '-/-a-c-'],
    ['/abc', '', '-', '-/-a-b-c-'],
    ['/aaa', '(a|aa)(a*)', '[\\1,\\2]', '/[a,aa]'],
    ['/aaa', '(a+?)', '<\\1>', '/<a><a><a>'],
    ['/aaa', '(?U)(a+)', '<\\1>', '/<a><a><a>'],
    ['/aaa', '(?U)(a+?)', '<\\1>', '/<aaa>'],
    ['/Ab', '(?i)AB', 'x', '/x'],
    ['/ab', '(?P<one>a)(?:b)(c)?', '\\1-\\2.', '/a-.'],
    ['/ab', '(a)(b)', '\\0\\\\\\2', '/ab\\b'],
    ['/a/b', '$', '!', '/a/b!'],
  ])('of %s by %s and %s gives %s', (path, pattern, substitution, result) => {
    expect(replaceAll(path, pattern, substitution)).toBe(result)
  })

  it('is not known for what the reader of patterns does not know', () => {
    expect(replaceAll('/a', '\\ba', '')).toBeUndefined()
    expect(replaceAll('/a', '(a', '')).toBeUndefined()
    expect(replaceAll('/a', '((((a{50}){50}){50}){50})', '')).toBeUndefined()
  })

  it('takes its time by the length of pattern and text alone', () => {
    expect(replaceAll('a'.repeat(2000), '(a*)*b', 'x')).toBe('a'.repeat(2000))
    expect(replaceAll('a'.repeat(2000), '(a|aa)+$', 'x')).toBe('x')
  })

  it('is what JavaScript makes of patterns that both read alike', () => {
    const atoms = ['a', 'b', '.', '[ab]', '(a)', '(b|c)', '(?:ab)', '(a|ab)', '[^/]', '/']
    const counts = ['', '*', '+', '?', '*?', '+?', '{1,2}', '??']
    let seed = 7
    const draw = (all: readonly string[]) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return all[seed % all.length]!
    }
    for (let i = 0; i < 3000; i++) {
      const pattern = Array.from({ length: 1 + (i % 4) }, () => draw(atoms) + draw(counts)).join('')
      const text = Array.from({ length: i % 9 }, () => draw(['a', 'b', 'c', '/'])).join('')
      const native = text.replace(new RegExp(pattern, 'g'), it => `<${it}>`)
      // RE2 takes no empty match right behind another; JavaScript does.
      if (native.includes('<>')) expect(matchesPart(pattern, '')).toBe(true)
      else expect(replaceAll(text, pattern, '<\\0>'), `${pattern} on ${text}`).toBe(native)
    }
  })
})
