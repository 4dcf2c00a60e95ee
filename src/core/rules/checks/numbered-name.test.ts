import { expect, it } from 'vitest'
import { numberedName } from './numbered-name.ts'

it('counts on from the names that are taken', () => {
  expect(numberedName('v1', new Set(['v1', 'v1-2']))).toBe('v1-3')
})

it('stays within the length of a label', () => {
  const long = 'a'.repeat(63)

  expect(numberedName(long, new Set([long]))).toBe(`${'a'.repeat(61)}-2`)
})
