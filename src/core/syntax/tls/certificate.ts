import { decodeBase64url } from '../../text/base64url.ts'

/** Whether a value of a Secret, base64 of PEM text, begins with an X.509 certificate as far as its outline goes. Dates and signatures are not looked at. */
export function isCertificate(base64: string): boolean {
  const pem = decodeBase64Text(base64)
  return pem !== undefined && isCertificateText(pem)
}

/** Whether a PEM text begins with such a certificate. */
export function isCertificateText(pem: string): boolean {
  return certificateIn(pem) !== undefined
}

/** Whether a PEM text begins with a certificate for the private key in another: the key's public part, where it has one, stands in the certificate. */
export function isKeyPair(certificatePem: string, keyPem: string): boolean {
  const certificate = certificateIn(certificatePem)
  const key = bodyOf(keyPem, '(?:RSA |EC )?PRIVATE KEY')
  const whole = key && elementAt(key, 0)
  if (!certificate || !key || whole?.tag !== sequence || whole.to !== key.length) return false
  const shared = publicPart(key, whole)
  return shared === undefined || contains(certificate, shared)
}

/** The text that a value of a Secret stands for, bytes as one character each: PEM is ASCII. */
export function decodeBase64Text(base64: string): string | undefined {
  const bytes = decodeBase64(base64)
  if (!bytes) return undefined
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

function certificateIn(pem: string): Uint8Array | undefined {
  const der = bodyOf(pem, 'CERTIFICATE')
  return der && isOutlined(der) ? der : undefined
}

/** The bytes of the first block of a name. */
function bodyOf(pem: string, name: string): Uint8Array | undefined {
  const block = new RegExp(`-----BEGIN ${name}-----\\s*([A-Za-z0-9+/=\\s]*?)-----END ${name}-----`).exec(pem)
  return block?.[1] === undefined ? undefined : decodeBase64(block[1])
}

function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined
  return decodeBase64url(digits.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
}

const sequence = 0x30
const bitString = 0x03
const octetString = 0x04
const integer = 0x02
/** The part of an elliptic key that holds its point. */
const publicPoint = 0xa1

type Element = { readonly tag: number; readonly from: number; readonly to: number }

/** A certificate is a sequence of what is signed, the algorithm, and the signature. */
function isOutlined(der: Uint8Array): boolean {
  const whole = elementAt(der, 0)
  if (whole?.tag !== sequence || whole.to !== der.length) return false
  const parts = partsOf(der, whole)
  if (parts.at(-1)?.to !== whole.to) return false
  const tags = parts.map(it => it.tag)
  return tags.length === 3 && tags[0] === sequence && tags[1] === sequence && tags[2] === bitString
}

/** What a private key has in common with its certificate: the point of an elliptic one, the modulus of RSA. Others do not tell. */
function publicPart(der: Uint8Array, whole: Element): Uint8Array | undefined {
  const parts = partsOf(der, whole)
  const inner = parts.find(it => it.tag === octetString)
  // PKCS #8 wraps the key itself; in the key of a curve the octets are the secret.
  const wrapped = parts[1]?.tag === sequence && inner ? elementAt(der, inner.from) : undefined
  if (wrapped?.tag === sequence && wrapped.to <= der.length) return publicPart(der, wrapped)
  const point = parts.find(it => it.tag === publicPoint)
  const bits = point && elementAt(der, point.from)
  if (bits?.tag === bitString) return der.subarray(bits.from + 1, bits.to)
  const modulus = parts.length > 5 && parts[1]?.tag === integer ? parts[1] : undefined
  return modulus && der.subarray(modulus.from, modulus.to)
}

function partsOf(der: Uint8Array, { from, to }: Element): Element[] {
  const parts: Element[] = []
  for (let at = from; at < to; ) {
    const element = elementAt(der, at)
    if (!element || element.to > to) break
    parts.push(element)
    at = element.to
  }
  return parts
}

function contains(bytes: Uint8Array, part: Uint8Array): boolean {
  for (let at = 0; at + part.length <= bytes.length; at++)
    if (part.every((it, i) => bytes[at + i] === it)) return true
  return false
}

function elementAt(der: Uint8Array, at: number): Element | undefined {
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
