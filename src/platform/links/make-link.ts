import { type EncodedShare, encodeShare } from '../../core/share/codec.ts'
import { encodeLocked } from '../../core/share/locked.ts'
import { webCipher } from '../web-cipher.ts'
import type { LinkAsk } from './link-maker.ts'

/** The link that is asked for, made on this thread: a second or so for 50 resources. */
export async function makeLink({ content, passphrase }: LinkAsk): Promise<EncodedShare> {
  return passphrase === undefined ? encodeShare(content) : encodeLocked(content, passphrase, webCipher)
}
