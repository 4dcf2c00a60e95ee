import { deflateSync } from 'fflate'
import { decodeBase64url, encodeBase64url } from '../text/base64url.ts'
import { crc32 } from '../text/crc32.ts'
import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts'
import { inflateBounded } from './inflate-bounded.ts'
import type { SharedContent } from './shared-content.ts'
import { type DecodedV1, maxContent, readLength, writeLength } from './v1.ts'
import { dictionaryV2 } from './v2-dictionary.ts'
import { mostModelled, packBytes, unpackBytes } from './v2-pack.ts'
import { readPayloadV2, writePayloadV2 } from './v2-payload.ts'

const checksumSize = 3

const known = encodeUtf8(dictionaryV2)

/** Packs content, as base64url: how long the bytes of `packContent` are, their checksum, the bytes themselves. */
export function encodeV2(content: SharedContent): string {
  return encodeFrame(packContent(content))
}

/** Unpacks what `encodeV2` packed. Never throws; unpacks no more than `maxContent` bytes. */
export function decodeV2(text: string): DecodedV1 {
  const frame = decodeFrame(text)
  return frame.ok ? unpackContent(frame.bytes) : frame
}

/** How long the payload is, then the payload: packed by the model where it is not too long for that, else deflated. */
export function packContent(content: SharedContent): Uint8Array {
  const payload = encodeUtf8(writePayloadV2(content))
  const packed =
    payload.length <= mostModelled
      ? packBytes(payload, known)
      : deflateSync(payload, { level: 9, dictionary: known })
  return joined(writeLength(payload.length), packed)
}

/** The content of bytes that `packContent` wrote, damaged or hostile as they may be. */
export function unpackContent(bytes: Uint8Array): DecodedV1 {
  const { length, size } = readLength(bytes, 0)
  if (length > maxContent) return { ok: false, reason: 'too-large' }
  const packed = bytes.subarray(size)
  const unpacked =
    length <= mostModelled
      ? { ok: true as const, bytes: unpackBytes(packed, length, known) }
      : inflateBounded(packed, known, maxContent)
  if (!unpacked.ok) return unpacked
  const content = readPayloadV2(decodeUtf8(unpacked.bytes).text)
  return content ? { ok: true, content } : { ok: false, reason: 'corrupted' }
}

/** Bytes as letters that tell whether their end is missing or one of them was changed. */
export function encodeFrame(bytes: Uint8Array): string {
  const checksum = crc32(bytes)
  const sum = Array.from({ length: checksumSize }, (_, i) => (checksum >>> (8 * i)) & 0xff)
  return encodeBase64url(joined([...writeLength(bytes.length), ...sum], bytes))
}

export function decodeFrame(
  text: string,
): { readonly ok: true; readonly bytes: Uint8Array } | Exclude<DecodedV1, { ok: true }> {
  // A last letter that stands alone holds no whole byte; the length says whether it is missed.
  const bytes = decodeBase64url(text.length % 4 === 1 ? text.slice(0, -1) : text)
  if (!bytes) return { ok: false, reason: 'corrupted' }
  if (bytes.length === 0) return { ok: false, reason: 'truncated' }
  const { length, size } = readLength(bytes, 0)
  const start = size + checksumSize
  if (bytes.length < start + length) return { ok: false, reason: 'truncated' }
  const framed = bytes.subarray(start, start + length)
  const checksum = crc32(framed)
  const isWhole = Array.from({ length: checksumSize }, (_, i) => (checksum >>> (8 * i)) & 0xff).every(
    (it, i) => it === bytes[size + i],
  )
  return isWhole ? { ok: true, bytes: framed } : { ok: false, reason: 'corrupted' }
}

function joined(head: readonly number[], rest: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(head.length + rest.length)
  bytes.set(head)
  bytes.set(rest, head.length)
  return bytes
}
