/** A port: seals bytes with a passphrase. Implemented by the browser. */
export interface Cipher {
  /** False where the browser offers no cryptography: on a page that came over plain HTTP from another machine. */
  readonly isAvailable: boolean
  randomBytes(count: number): Uint8Array
  /** AES-256-GCM with a tag of 16 bytes at the end. */
  seal(bytes: Uint8Array, by: Seal): Promise<Uint8Array>
  /** Undefined where the passphrase is another one, or the bytes are not what was sealed. */
  open(sealed: Uint8Array, by: Seal): Promise<Uint8Array | undefined>
}

export interface Seal {
  /** The key is made of it by PBKDF2 with SHA-256. */
  readonly passphrase: string
  readonly salt: Uint8Array
  readonly iterations: number
  readonly iv: Uint8Array
}
