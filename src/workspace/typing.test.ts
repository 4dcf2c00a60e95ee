import { describe, expect, it } from 'vitest'
import { continues, type Stroke } from './typing.ts'

const first: Stroke = { file: 'a.yaml', type: 'insert', text: 'a', cursor: { before: 0, after: 1 }, at: 0 }
const next = (change: Partial<Stroke> = {}): Stroke => ({
  ...first,
  text: 'b',
  cursor: { before: 1, after: 2 },
  ...change,
})

describe('a keystroke', () => {
  it.each([
    [0, true],
    // Between two letters of somebody who looks for the keys.
    [400, true],
    [900, true],
    [1_000, true],
    // A thought in between.
    [1_100, false],
    [1_500, false],
    [60_000, false],
  ])('%i ms after the one before it goes on with the same word: %s', (at, goesOn) => {
    expect(continues(first, next({ at }))).toBe(goesOn)
  })

  it('begins another entry elsewhere, in another file, with another sort of stroke and with another word', () => {
    expect(continues(first, next({ cursor: { before: 5, after: 6 } }))).toBe(false)
    expect(continues(first, next({ file: 'b.yaml' }))).toBe(false)
    expect(continues(first, next({ type: 'delete' }))).toBe(false)
    expect(continues({ ...first, text: ' ' }, next())).toBe(false)
    expect(continues(first, next({ text: ' ' }))).toBe(true)
  })
})
