import { describe, expect, it } from 'vitest'
import { readDocument } from '../read-document.ts'
import { innerTextAt } from './inner-text.ts'

const text = `patches:
- patch: |-
    kind: Gateway

    metadata:
      name: public # here
- patch: "kind: Gateway"
`

describe('a text in a literal block', () => {
  it('is found at each of its offsets, both ways', () => {
    const inner = innerTextAt(readDocument(text), ['patches', 0, 'patch'])!
    expect(inner.text).toBe('kind: Gateway\n\nmetadata:\n  name: public # here')
    for (const word of ['kind', 'metadata', 'name', 'public', 'here']) {
      const offset = text.indexOf(word)
      expect(inner.text.slice(inner.inside(offset)).startsWith(word)).toBe(true)
      expect(inner.outside(inner.inside(offset)!)).toBe(offset)
    }
  })

  it('has no place for its indentation, nor for what is before it', () => {
    const inner = innerTextAt(readDocument(text), ['patches', 0, 'patch'])!
    expect(inner.inside(text.indexOf('|-'))).toBeUndefined()
    expect(inner.inside(text.indexOf('    kind') + 1)).toBeUndefined()
  })

  it('is the only text that is written as it is', () => {
    expect(innerTextAt(readDocument(text), ['patches', 1, 'patch'])).toBeUndefined()
    expect(innerTextAt(readDocument(text), ['patches'])).toBeUndefined()
    expect(innerTextAt(readDocument(text.replace('|-', '>-')), ['patches', 0, 'patch'])).toBeUndefined()
  })

  it('may have Windows line ends around it', () => {
    const windows = text.replaceAll('\n', '\r\n')
    const inner = innerTextAt(readDocument(windows), ['patches', 0, 'patch'])!
    const offset = windows.indexOf('public')
    expect(inner.text.slice(inner.inside(offset)).startsWith('public')).toBe(true)
    expect(inner.outside(inner.inside(offset)!)).toBe(offset)
  })
})
