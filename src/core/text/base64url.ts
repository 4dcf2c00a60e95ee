const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const values = new Map([...alphabet].map((letter, i) => [letter, i]))

/** Bytes as letters that need no escaping in a URL, without padding (RFC 4648, section 5). */
export function encodeBase64url(bytes: Uint8Array): string {
  const letters: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const count = Math.min(3, bytes.length - i) + 1
    for (let j = 0; j < count; j++) letters.push(alphabet[(three >> (18 - 6 * j)) & 63]!)
  }
  return letters.join('')
}

/** The bytes, or undefined where a letter is not of the alphabet or the last one stands alone. */
export function decodeBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let bits = 0
  let length = 0
  for (const letter of text) {
    const value = values.get(letter)
    if (value === undefined) return undefined
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (held >> bits) & 0xff
    }
  }
  return bytes
}
