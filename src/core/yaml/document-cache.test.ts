import { expect, it } from 'vitest'
import { readDocumentCached } from './document-cache.ts'

it('reads a text once while it is among the last asked for, and forgets it in time', () => {
  const first = readDocumentCached('a: 1\n')
  expect(readDocumentCached('a: 1\n')).toBe(first)
  for (let i = 0; i < 600; i++) {
    readDocumentCached(`b: ${i}\n`)
    if (i % 100 === 0) expect(readDocumentCached('a: 1\n')).toBe(first)
  }
  for (let i = 0; i < 600; i++) readDocumentCached(`c: ${i}\n`)
  expect(readDocumentCached('a: 1\n')).not.toBe(first)
  expect(readDocumentCached('a: 1\n').value).toEqual(first.value)
})
