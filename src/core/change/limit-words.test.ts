import { expect, it } from 'vitest'
import { limitWords } from './limit-words.ts'

it('what a comparison leaves out is said with its numbers', () => {
  const whole = { changes: [], total: 0, complete: true, callers: { all: 300, compared: 300 } }
  expect(limitWords(whole)).toEqual([])
  expect(limitWords({ ...whole, callers: { all: 300, compared: 120 } })).toEqual([
    'Calls of 120 of 300 callers in the mesh were compared: there may be more changes.',
  ])
  expect(limitWords({ ...whole, total: 7, complete: false })).toEqual([
    '7 changes were found; the first 0 are listed.',
    'Some conditions cannot be compared: there may be more changes.',
  ])
})
