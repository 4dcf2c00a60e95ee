import { decodeBase64url } from '../text/base64url.ts'
import { decodeUtf8 } from '../text/utf8.ts'

/** The text that base64 stands for, line ends in it left out; undefined where it is no base64. Bytes that are no UTF-8 become U+FFFD. */
export function decodeBase64(text: string): string | undefined {
  const digits = text.replace(/[\r\n]/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  const bytes = decodeBase64url(digits.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
  return bytes && decodeUtf8(bytes).text
}
