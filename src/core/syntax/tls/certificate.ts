import { decodeBase64url } from '../../text/base64url.ts'

/** Whether a value of a Secret, base64 of PEM text, begins with an X.509 certificate as far as its outline goes. Dates and signatures are not looked at. */
export function isCertificate(base64: string): boolean {
  const pem = decodeBase64(base64)
  if (!pem) return false
  const body = /-----BEGIN CERTIFICATE-----\s*([A-Za-z0-9+/=\s]*?)-----END CERTIFICATE-----/.exec(textOf(pem))
  const der = body?.[1] === undefined ? undefined : decodeBase64(body[1])
  return der !== undefined && isOutlined(der)
}

function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  return decodeBase64url(digits.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
}

/** Bytes as text of one character each: PEM is ASCII. */
function textOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

const sequence = 0x30
const bitString = 0x03

/** A certificate is a sequence of what is signed, the algorithm, and the signature. */
function isOutlined(der: Uint8Array): boolean {
  const whole = elementAt(der, 0)
  if (whole?.tag !== sequence || whole.to !== der.length) return false
  const tags: number[] = []
  let at = whole.from
  while (at < whole.to) {
    const element = elementAt(der, at)
    if (!element || element.to > whole.to) return false
    tags.push(element.tag)
    at = element.to
  }
  return tags.length === 3 && tags[0] === sequence && tags[1] === sequence && tags[2] === bitString
}

function elementAt(der: Uint8Array, at: number): { tag: number; from: number; to: number } | undefined {
  const tag = der[at]
  const first = der[at + 1]
  if (tag === undefined || first === undefined) return undefined
  if (first < 0x80) return { tag, from: at + 2, to: at + 2 + first }
  const count = first & 0x7f
  if (count === 0 || count > 4) return undefined
  let length = 0
  for (let i = 0; i < count; i++) length = length * 256 + (der[at + 2 + i] ?? 0)
  const from = at + 2 + count
  return { tag, from, to: from + length }
}
