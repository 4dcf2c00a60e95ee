import { decodeUtf8 } from './utf8.ts'

export type ReadText =
  /** Notices go behind the file's name: `is UTF-16; it will be saved as UTF-8`. */
  | { readonly ok: true; readonly text: string; readonly notices: readonly string[] }
  | { readonly ok: false; readonly reason: string }

/**
 * The text in a file's bytes. UTF-8 keeps its byte-order mark; UTF-16 is known by its mark; anything else that looks like
 * text is read as Windows-1252, which no byte is lost in. What does not look like text is refused.
 */
export function readText(bytes: Uint8Array): ReadText {
  const [first, second, third, fourth] = bytes
  if (first === 0x1f && second === 0x8b) return { ok: false, reason: 'is packed with gzip; unpack it first' }
  if (first === 0xff && second === 0xfe) {
    if (third === 0 && fourth === 0) return { ok: false, reason: 'is UTF-32; save it as UTF-8 first' }
    return readUtf16(bytes, 0)
  }
  if (first === 0xfe && second === 0xff) return readUtf16(bytes, 1)
  const { text, invalid } = decodeUtf8(bytes)
  // Nearly every file is UTF-8 without controls, and its bytes need no second look.
  const isPlain = invalid === 0 && !anyControl.test(text)
  if (!isPlain && looksBinary(bytes)) return { ok: false, reason: 'is not a text file' }
  if (invalid === 0) return { ok: true, text, notices: [] }
  if (invalid > bytes.length * 0.3) return { ok: false, reason: 'is not a text file' }
  return {
    ok: true,
    text: decodeWindows1252(bytes),
    notices: ['is not UTF-8; it was read as Windows-1252 and will be saved as UTF-8'],
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const anyControl = /[\0-\x08\x0b\x0e-\x1f]/

/** Text has line ends and tabs, and hardly another control character; a NUL is the sure sign of something else. */
function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++
  }
  return controls > bytes.length * 0.02
}

function readUtf16(bytes: Uint8Array, highFirst: 0 | 1): ReadText {
  if (bytes.length % 2 !== 0) return { ok: false, reason: 'is UTF-16 with half a character at its end' }
  const parts: string[] = []
  for (let at = 2; at < bytes.length; at += 8192) {
    const units: number[] = []
    for (let i = at; i < Math.min(at + 8192, bytes.length); i += 2)
      units.push(bytes[i + 1 - highFirst]! * 256 + bytes[i + highFirst]!)
    parts.push(String.fromCharCode(...units))
  }
  const text = parts.join('')
  if (text.includes('\0')) return { ok: false, reason: 'is not a text file' }
  return { ok: true, text, notices: ['is UTF-16; it will be saved as UTF-8'] }
}

/** What Windows-1252 has for the bytes 0x80 to 0x9f; the five it has nothing for stand for themselves. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) {
    let part = ''
    for (const byte of bytes.subarray(at, at + 8192))
      part += byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : String.fromCharCode(byte)
    parts.push(part)
  }
  return parts.join('')
}
