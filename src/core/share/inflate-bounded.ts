import { Inflate } from 'fflate'
import { joinBytes } from '../text/join-bytes.ts'

/** Unpacks deflated bytes to `most` bytes at most. Never throws. */
export function inflateBounded(
  packed: Uint8Array,
  dictionary: Uint8Array,
  most: number,
): { ok: true; bytes: Uint8Array } | { ok: false; reason: 'corrupted' | 'too-large' } {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Inflate({ dictionary }, chunk => {
    chunks.push(chunk)
    size += chunk.length
  })
  try {
    // A small push unpacks to half a megabyte at most, so the limit is noticed before memory is taken.
    for (let at = 0; at < packed.length; at += 512) {
      stream.push(packed.subarray(at, at + 512), at + 512 >= packed.length)
      if (size > most) return { ok: false, reason: 'too-large' }
    }
  } catch {
    return { ok: false, reason: 'corrupted' }
  }
  return { ok: true, bytes: joinBytes(chunks) }
}
