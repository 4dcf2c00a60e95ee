import { expect, it } from 'vitest'
import { freeNameAmong } from './free-name.ts'

it('keeps a name that nobody has, and numbers one that is taken', () => {
  expect(freeNameAmong([], 'http')).toBe('http')
  expect(freeNameAmong(['http', undefined, 7], 'http')).toBe('http-2')
  expect(freeNameAmong(new Set(['http', 'http-2', 'http-4']), 'http')).toBe('http-3')
})
