import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

it('reads back every text, half surrogate pairs included', () => {
  const units = fc.array(fc.nat(0xffff)).map(it => String.fromCharCode(...it))
  fc.assert(fc.property(units, text => decodeUtf8(encodeUtf8(text)).text === text))
})

it('writes the bytes that the platform writes', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(fc.property(text, it => Buffer.from(encodeUtf8(it)).equals(Buffer.from(it, 'utf8'))))
})

it('reads any bytes as the platform does, and counts what is not UTF-8', () => {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 12 }), bytes => {
      const { text, invalid } = decodeUtf8(bytes)
      try {
        expect(text).toBe(strict.decode(bytes))
        expect(invalid).toBe(0)
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        expect(invalid).toBeGreaterThan(0)
      }
    }),
    { numRuns: 2000 },
  )
})

it('keeps a byte-order mark and reads a long text', () => {
  expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toEqual({ text: '\ufeffa', invalid: 0 })
  const long = 'aé€😀'.repeat(10_000)
  expect(decodeUtf8(encodeUtf8(long))).toEqual({ text: long, invalid: 0 })
})
