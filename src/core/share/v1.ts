import { deflateSync } from 'fflate'
import { decodeBase64url, encodeBase64url } from '../text/base64url.ts'
import { crc32 } from '../text/crc32.ts'
import { decodeUtf8, encodeUtf8 } from '../text/utf8.ts'
import { inflateBounded } from './inflate-bounded.ts'
import { readPayload, writePayload } from './payload.ts'
import type { SharedContent } from './shared-content.ts'
import { dictionaryV1 } from './v1-dictionary.ts'

/** The dictionary's version. Links name theirs, so a second dictionary can be added and the first never changes. */
const dictionaryVersion = 1

/** Bytes of content that a link may hold when unpacked. */
export const maxContent = 10_000_000

const checksumSize = 4

/**
 * Packs content, as base64url: the dictionary's version (1 byte), how long the deflated payload is (7 bits a byte, low
 * ones first, the top bit set while more follow), that payload, the payload's CRC-32 (4 bytes, low byte first).
 */
export function encodeV1(content: SharedContent): string {
  const payload = encodeUtf8(writePayload(content))
  const packed = deflateSync(payload, { level: 9, dictionary: encodeUtf8(dictionaryV1) })
  const head = [dictionaryVersion, ...writeLength(packed.length)]
  const bytes = new Uint8Array(head.length + packed.length + checksumSize)
  bytes.set(head)
  bytes.set(packed, head.length)
  const checksum = crc32(payload)
  for (let i = 0; i < checksumSize; i++)
    bytes[head.length + packed.length + i] = (checksum >>> (8 * i)) & 0xff
  return encodeBase64url(bytes)
}

export type DecodedV1 =
  | { readonly ok: true; readonly content: SharedContent }
  | { readonly ok: false; readonly reason: 'truncated' | 'corrupted' | 'future' | 'too-large' }

/** Unpacks what `encodeV1` packed. Never throws; unpacks no more than `maxContent` bytes. */
export function decodeV1(text: string): DecodedV1 {
  // A last letter that stands alone holds no whole byte; the length says whether it is missed.
  const bytes = decodeBase64url(text.length % 4 === 1 ? text.slice(0, -1) : text)
  if (!bytes) return { ok: false, reason: 'corrupted' }
  const [version] = bytes
  if (version === undefined) return { ok: false, reason: 'truncated' }
  if (version !== dictionaryVersion)
    return { ok: false, reason: version > dictionaryVersion ? 'future' : 'corrupted' }
  const { length, size } = readLength(bytes, 1)
  const start = 1 + size
  const end = start + length
  if (bytes.length < end + checksumSize) return { ok: false, reason: 'truncated' }

  const unpacked = inflateBounded(bytes.subarray(start, end), encodeUtf8(dictionaryV1), maxContent)
  if (!unpacked.ok) return unpacked
  const checksum = bytes.subarray(end, end + checksumSize).reduceRight((sum, byte) => sum * 256 + byte, 0)
  if (crc32(unpacked.bytes) !== checksum) return { ok: false, reason: 'corrupted' }
  const content = readPayload(decodeUtf8(unpacked.bytes).text)
  return content ? { ok: true, content } : { ok: false, reason: 'corrupted' }
}

/** A length in 7 bits a byte, low ones first, the top bit set while more follow. */
export function writeLength(length: number): number[] {
  return length < 0x80 ? [length] : [(length & 0x7f) | 0x80, ...writeLength(length >>> 7)]
}

/** Never more than four bytes: a fragment has no more letters than that can count. */
export function readLength(bytes: Uint8Array, at: number): { length: number; size: number } {
  let length = 0
  for (let size = 1; size <= 4; size++) {
    const byte = bytes[at + size - 1] ?? 0xff
    length |= (byte & 0x7f) << (7 * (size - 1))
    if (byte < 0x80) return { length, size }
  }
  return { length, size: 4 }
}
