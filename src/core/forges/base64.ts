import { encodeBase64url } from '../text/base64url.ts'
import { encodeUtf8 } from '../text/utf8.ts'

/** The UTF-8 bytes of a text in base64 (RFC 4648, section 4). */
export function toBase64(text: string): string {
  const letters = encodeBase64url(encodeUtf8(text)).replaceAll('-', '+').replaceAll('_', '/')
  return letters.padEnd(Math.ceil(letters.length / 4) * 4, '=')
}
