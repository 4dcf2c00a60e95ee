import { describe, expect, it } from 'vitest'
import { pathDomain, textAtoms } from './text-atoms.ts'
import { meetsText, type TextCondition } from './text-condition.ts'

const below = (text: string): TextCondition => ({ operator: 'segmentPrefix', text, ignoreCase: false })

describe('a prefix of segments', () => {
  it.each([
    ['/foo', true],
    ['/foo/', true],
    ['/foo/bar', true],
    ['/foobar', false],
    ['/fo', false],
    ['/', false],
  ])('/foo and the path %s', (path, meets) => {
    expect(meetsText(below('/foo'), path)).toBe(meets)
  })

  it('is read beside others, with a text for each way to meet and miss them', () => {
    const conditions: TextCondition[] = [
      below('/foo'),
      below('/foo/bar'),
      { operator: 'prefix', text: '/foo', ignoreCase: false },
      { operator: 'exact', text: '/foo', ignoreCase: false },
    ]
    const { atoms, complete } = textAtoms({ domain: pathDomain(conditions), conditions })
    const ways = atoms.map(it => it.meets.map(Number).join('')).sort()
    expect({ ways, complete }).toEqual({ ways: ['0000', '0010', '1010', '1011', '1110'], complete: true })
    for (const { text, meets } of atoms) expect(conditions.map(it => meetsText(it, text))).toEqual(meets)
  })

  it('that is asked for is met by itself and by what lies below', () => {
    const conditions = [below('/foo'), { operator: 'exact', text: '/foo', ignoreCase: false } as const]
    const wanted = new Map([
      [0, true],
      [1, false],
    ])
    expect(
      textAtoms({ domain: pathDomain(conditions), conditions, wanted }).atoms.map(it => it.text),
    ).toEqual(['/foo/'])
  })
})
