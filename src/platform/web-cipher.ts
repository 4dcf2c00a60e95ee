import type { Cipher, Seal } from '../core/share/cipher.ts'

/** The browser's own cryptography, which pages from plain HTTP are not given. */
export const webCipher: Cipher = {
  get isAvailable() {
    return globalThis.crypto?.subtle !== undefined
  },
  randomBytes: count => crypto.getRandomValues(new Uint8Array(count)),
  async seal(bytes, by) {
    const key = await keyOf(by, 'encrypt')
    return new Uint8Array(
      await crypto.subtle.encrypt({ name: 'AES-GCM', iv: owned(by.iv) }, key, owned(bytes)),
    )
  },
  async open(sealed, by) {
    const key = await keyOf(by, 'decrypt')
    try {
      return new Uint8Array(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv: owned(by.iv) }, key, owned(sealed)),
      )
    } catch {
      return undefined
    }
  },
}

/** One passphrase typed on two keyboards may be two texts: both are brought to one form. */
async function keyOf({ passphrase, salt, iterations }: Seal, use: KeyUsage): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: owned(salt), iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    [use],
  )
}

/** WebCrypto takes no views of shared memory. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
