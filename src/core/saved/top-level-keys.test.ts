import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { topLevelKeys } from './top-level-keys.ts'

describe('topLevelKeys', () => {
  it('gives the keys at the top of a block map, and none below them', () => {
    expect(keys('# ours\n\nkind: Deployment\nspec:\n  requests:\n  - a\n"status" : {}\n')).toEqual([
      'kind',
      'spec',
      'status',
    ])
    expect(keys('  requests: []\n  more: 1\nless: 1\n')).toEqual(['requests', 'more'])
    expect(keys('\uFEFF---\nrequests:\n- a\n')).toEqual(['requests'])
    expect(keys('a: 1\r\nb: 2\rc: 3\n')).toEqual(['a', 'b', 'c'])
  })

  it('gives the keys of the outer braces, and none within others or in quotes', () => {
    expect(
      keys('{"kind": "List", "items": [{"requests": 1}, "requests"], "note": "{\\"requests\\": 1}"}'),
    ).toEqual(['kind', 'items', 'note'])
    expect(keys("--- {\n  requests: ['it''s, requests: '],\n 'name' : x }\nafter: 1\n")).toEqual([
      'requests',
      'name',
    ])
  })

  it('gives none of a list, a text or nothing', () => {
    for (const text of ['', '\n\n', '- a: 1\n', 'hello\n', '[{"a": 1}]', '{', '"', '---'])
      expect(keys(text)).toEqual([])
  })

  it('looks at each unit a fixed number of times, whatever the text holds', () => {
    const piece = fc.constantFrom(
      '\n',
      '\r\n',
      ' ',
      '\t',
      '{',
      '}',
      '[',
      ',',
      '"',
      "'",
      '\\',
      '-',
      '#',
      'a',
      'a:',
      '%',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('', '{', 'a:\n', ' a:\n'),
        (pieces, head) => {
          const text = head + pieces.join('').repeat(2_000)
          const counted = new CountedText(text)
          expect([...topLevelKeys(counted)].length).toBeLessThanOrEqual(text.length)
          expect(counted.reads).toBeLessThan(60 * text.length)
        },
      ),
      { numRuns: 200 },
    )
  })
})

class CountedText {
  reads = 0
  readonly length: number
  constructor(readonly text: string) {
    this.length = text.length
  }
  charCodeAt(at: number): number {
    this.reads++
    return this.text.charCodeAt(at)
  }
}

function keys(text: string): string[] {
  return [...topLevelKeys(text)]
}
