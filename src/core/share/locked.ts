import type { Cipher } from './cipher.ts'
import { type DecodedShare, decodeShare, type EncodedShare, isSame, lockedLetters } from './codec.ts'
import { refuse, refuseLink, whyNot } from './refusals.ts'
import type { SharedContent } from './shared-content.ts'
import { decodeFrame, encodeFrame, packContent, unpackContent } from './v2.ts'

/** What OWASP asks of PBKDF2 with SHA-256. A link names how it was made by a number, so that more can be asked later. */
const iterationsOf: readonly number[] = [600_000]
const current = 0

const saltSize = 16
const ivSize = 12
const headSize = 1 + saltSize + ivSize

/** A link that opens with the passphrase only: `v2e:`, and the name, the files and all else sealed. */
export async function encodeLocked(
  content: SharedContent,
  passphrase: string,
  cipher: Cipher,
): Promise<EncodedShare> {
  const odd = whyNot(content)
  if (odd) return odd
  const packed = packContent(content)
  const opened = unpackContent(packed)
  if (!opened.ok || !isSame(opened.content, content))
    return refuseLink(!opened.ok && opened.reason === 'too-large')
  const [salt, iv] = [cipher.randomBytes(saltSize), cipher.randomBytes(ivSize)]
  const sealed = await cipher.seal(packed, { passphrase, salt, iterations: iterationsOf[current]!, iv })
  const bytes = new Uint8Array(headSize + sealed.length)
  bytes.set([current])
  bytes.set(salt, 1)
  bytes.set(iv, 1 + saltSize)
  bytes.set(sealed, headSize)
  const fragment = `v2e:${encodeFrame(bytes)}`
  const seen = decodeShare(fragment)
  return !seen.ok && seen.reason === 'locked' ? { ok: true, fragment } : refuseLink(true)
}

export type Unlocked =
  | DecodedShare
  | { readonly ok: false; readonly reason: 'passphrase'; readonly message: string }

/** Opens what `encodeLocked` made. Never rejects for what a link may hold. */
export async function decodeLocked(fragment: string, passphrase: string, cipher: Cipher): Promise<Unlocked> {
  const letters = lockedLetters(fragment)
  const frame = letters === undefined ? undefined : decodeFrame(letters)
  if (!frame) return refuse('malformed')
  if (!frame.ok) return refuse(frame.reason)
  const { bytes } = frame
  const iterations = iterationsOf[bytes[0] ?? -1]
  if (iterations === undefined) return refuse('future')
  if (bytes.length < headSize) return refuse('corrupted')
  const opened = await cipher.open(bytes.slice(headSize), {
    passphrase,
    salt: bytes.slice(1, 1 + saltSize),
    iterations,
    iv: bytes.slice(1 + saltSize, headSize),
  })
  if (!opened) return { ok: false, reason: 'passphrase', message: 'The passphrase does not open this link.' }
  const content = unpackContent(opened)
  return content.ok ? content : refuse(content.reason)
}
