/** The bytes of a text. Half a surrogate pair, which UTF-8 has no bytes for, is written as its three would-be bytes, so that nothing is lost. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i)!
    if (code > 0xffff) i++
    if (code < 0x80) {
      bytes[length++] = code
      continue
    }
    if (code < 0x800) bytes[length++] = 0xc0 | (code >> 6)
    else {
      if (code < 0x10000) bytes[length++] = 0xe0 | (code >> 12)
      else {
        bytes[length++] = 0xf0 | (code >> 18)
        bytes[length++] = 0x80 | ((code >> 12) & 0x3f)
      }
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f)
    }
    bytes[length++] = 0x80 | (code & 0x3f)
  }
  return bytes.slice(0, length)
}

/** Of browsers and Node; the language itself does not know it. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The text that bytes stand for, a byte-order mark included. What is not UTF-8 becomes U+FFFD and is counted;
 * half a surrogate pair is read as `encodeUtf8` writes it, and counted too.
 */
export function decodeUtf8(bytes: Uint8Array): { text: string; invalid: number } {
  try {
    return { text: strict.decode(bytes), invalid: 0 }
  } catch {
    return decodeLeniently(bytes)
  }
}

function decodeLeniently(bytes: Uint8Array): { text: string; invalid: number } {
  const parts: string[] = []
  let units: number[] = []
  let invalid = 0
  for (let at = 0; at < bytes.length; ) {
    const { code, length } = codePointAt(bytes, at)
    at += length
    if (code === undefined || isSurrogate(code)) invalid++
    if (code !== undefined && code > 0xffff)
      units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + (code & 0x3ff))
    else units.push(code ?? 0xfffd)
    if (units.length >= 8192) {
      parts.push(String.fromCharCode(...units))
      units = []
    }
  }
  parts.push(String.fromCharCode(...units))
  return { text: parts.join(''), invalid }
}

function codePointAt(bytes: Uint8Array, at: number): { code: number | undefined; length: number } {
  const first = bytes[at]!
  if (first < 0x80) return { code: first, length: 1 }
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4) return { code: undefined, length: 1 }
  let code = first & (0x7f >> length)
  for (let i = 1; i < length; i++) {
    const next = bytes[at + i]
    if (next === undefined || (next & 0xc0) !== 0x80) return { code: undefined, length: i }
    code = (code << 6) | (next & 0x3f)
  }
  const overlong = (length === 3 && code < 0x800) || (length === 4 && code < 0x10000)
  return overlong || code > 0x10ffff ? { code: undefined, length: 1 } : { code, length }
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff
}
