import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { lineAfterKey, linesInView, scrolledTo } from './windowed-lines.ts'

const every = (_line: number) => true

describe('the lines of a long list that are made', () => {
  it('are those in view, some around them, and the one that has the keyboard', () => {
    expect(linesInView({ top: 0, height: 90 }, 30, 1900, 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(linesInView({ top: 3000, height: 30 }, 30, 1900, 4).slice(0, 2)).toEqual([4, 92])
    expect(linesInView({ top: 0, height: 30 }, 30, 1900, 1899).at(-1)).toBe(1899)
    expect(linesInView({ top: 0, height: 900 }, 30, 2, 7)).toEqual([0, 1])
    expect(linesInView({ top: 900, height: 90 }, 30, 0, 0)).toEqual([])
  })

  it('are as few for thousands as for a screenful, in order, each once, and all that is in view', () => {
    fc.assert(
      fc.property(
        fc.nat(60_000),
        fc.nat(1200),
        fc.nat(3000),
        fc.integer({ min: -1, max: 3000 }),
        (top, height, count, kept) => {
          const lines = linesInView({ top, height }, 30, count, kept)
          expect(lines.length).toBeLessThanOrEqual(height / 30 + 19)
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
          const seen = Array.from({ length: count }, (_, i) => i).filter(
            it => it * 30 < top + height && (it + 1) * 30 > top,
          )
          expect(lines).toEqual(expect.arrayContaining(seen))
          if (kept >= 0 && kept < count) expect(lines).toContain(kept)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('are scrolled no further than they need to be seen', () => {
    const view = { top: 300, height: 90 }
    expect(scrolledTo(10, 30, view)).toBe(300)
    expect(scrolledTo(12, 30, view)).toBe(300)
    expect(scrolledTo(13, 30, view)).toBe(330)
    expect(scrolledTo(2, 30, view)).toBe(60)
  })
})

describe('a key in a long list', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']
  const to = (from: number, isStop = every) => keys.map(it => lineAfterKey(it, from, 20, 5, isStop))

  it('leads a line, a page or all the way, and stays within the list', () => {
    expect(to(10)).toEqual([11, 9, 15, 5, 0, 19])
    expect(to(0)).toEqual([1, undefined, 5, 0, 0, 19])
    expect(to(19)).toEqual([undefined, 18, 19, 14, 0, 19])
    expect(lineAfterKey('x', 3, 20, 5, every)).toBeUndefined()
    expect(lineAfterKey('End', 0, 0, 5, every)).toBeUndefined()
  })

  it('passes over headings, also where they are first and last', () => {
    const isStop = (line: number) => ![0, 6, 19].includes(line)
    expect(to(5, isStop)).toEqual([7, 4, 10, 1, 1, 18])
    expect(to(1, isStop)).toEqual([2, undefined, 7, 1, 1, 18])
    expect(to(18, isStop)).toEqual([undefined, 17, 18, 13, 1, 18])
  })
})
