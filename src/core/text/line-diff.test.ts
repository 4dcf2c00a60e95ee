import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { differingLines, lineDiff } from './line-diff.ts'

/** `a b|c` are three lines; the diff as `-old +new`, one block after the other. */
function told(before: string, after: string): string {
  const lines = (text: string) => text.split('|').filter(it => it !== '')
  const [old, now] = [lines(before), lines(after)]
  return differingLines(old, now)
    .map(it =>
      [
        ...old.slice(it.oldFrom, it.oldTo).map(line => `-${line}`),
        ...now.slice(it.newFrom, it.newTo).map(line => `+${line}`),
      ].join(' '),
    )
    .join(' / ')
}

describe('the lines that differ', () => {
  it.each([
    ['a|b', 'a|b', ''],
    ['', 'a', '+a'],
    ['a', '', '-a'],
    ['a|b|c', 'a|x|c', '-b +x'],
    ['a|b|c|d', 'a|c|d|e', '-b / +e'],
    ['a|b|c|d|e', 'e|b|c|d|a', '-a +e / -e +a'],
    ['a|b|c|a|b|b|a', 'c|b|a|b|a|c', '-a -b / +b / -b / +c'],
    ['a|b|a|b|a', 'b|a|b|a', '-a'],
    ['w|a|x|b|y', 'a|b|z', '-w / -x / -y +z'],
  ])('from %s to %s are as few as there can be', (before, after, expected) => {
    const few = (text: string) => text.split(/[ /]+/).filter(Boolean).length
    expect(few(told(before, after))).toBe(few(expected))
  })

  it.each([
    // An item that is put in begins with its dash, not with the rest of the one before it.
    ['- a|  x: 1|- b|  x: 1', '- a|  x: 1|- c|  x: 1|- b|  x: 1', '+- c +  x: 1'],
    ['- a|  x: 1|- c|  x: 1|- b|  x: 1', '- a|  x: 1|- b|  x: 1', '-- c -  x: 1'],
    ['k: a|---|k: b', 'k: a|---|k: c|---|k: b', '+--- +k: c'],
    ['a|b', 'a|b|b', '+b'],
    ['a|a|a', 'a|a', '-a'],
  ])('from %s to %s begin where a reader begins', (before, after, expected) => {
    expect(told(before, after)).toBe(expected)
  })

  it('hold every line end, CR and byte-order mark', () => {
    const { old, now, blocks } = lineDiff('\ufeffa\r\nb', '\ufeffa\r\nb\n')
    expect([old, now]).toEqual([
      ['\ufeffa\r\n', 'b'],
      ['\ufeffa\r\n', 'b\n'],
    ])
    expect(blocks).toEqual([{ oldFrom: 1, oldTo: 2, newFrom: 1, newTo: 2 }])
  })

  it('are as few as a plain count finds, and every other line is alike', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '  d'), { maxLength: 14 })
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        const blocks = differingLines(old, now)
        let [i, j, differing] = [0, 0, 0]
        for (const { oldFrom, oldTo, newFrom, newTo } of blocks) {
          expect(old.slice(i, oldFrom)).toEqual(now.slice(j, newFrom))
          // A line that both have lies between two blocks.
          if (i > 0 || j > 0) expect(oldFrom).toBeGreaterThan(i)
          differing += oldTo - oldFrom + newTo - newFrom
          i = oldTo
          j = newTo
        }
        expect(old.slice(i)).toEqual(now.slice(j))
        expect(differing).toBe(old.length + now.length - 2 * longestCommon(old, now))
      }),
      { numRuns: 2_000 },
    )
  })

  it('of texts that differ nearly everywhere still lead from one to the other', () => {
    const lines = (seed: number) => Array.from({ length: 6_000 }, (_, i) => `${(i * seed) % 2_003}`)
    const [old, now] = [lines(7), lines(11)]
    const result = [...now]
    for (const { oldFrom, oldTo, newFrom, newTo } of differingLines(old, now).toReversed())
      result.splice(newFrom, newTo - newFrom, ...old.slice(oldFrom, oldTo))
    expect(result).toEqual(old)
  })
})

/** How many lines the two have in common in one order, by the table of all beginnings. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = b.map(() => 0)
  for (const line of a) {
    const next: number[] = []
    for (const [j, other] of b.entries())
      next.push(line === other ? (row[j - 1] ?? 0) + 1 : Math.max(row[j]!, next[j - 1] ?? 0))
    row = next
  }
  return row.at(-1) ?? 0
}
