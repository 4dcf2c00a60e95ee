import { decodeShare } from '../../core/share/codec.ts'
import { decodeLocked } from '../../core/share/locked.ts'
import { webCipher } from '../web-cipher.ts'
import type { OpenAsk, OpenedLink } from './open-link.ts'

/** What a link holds, unpacked on this thread: about as long as making it took. */
export async function unpackLink({ fragment, passphrase }: OpenAsk): Promise<OpenedLink> {
  return passphrase === undefined ? decodeShare(fragment) : decodeLocked(fragment, passphrase, webCipher)
}
