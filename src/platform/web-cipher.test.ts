import { describe, expect, it } from 'vitest'
import { decodeShare } from '../core/share/codec.ts'
import { decodeLocked, encodeLocked } from '../core/share/locked.ts'
import type { SharedContent } from '../core/share/shared-content.ts'
import { decodeFrame, encodeFrame } from '../core/share/v2.ts'
import { webCipher } from './web-cipher.ts'

const content: SharedContent = { name: 'Pay', files: [{ name: 'pay.yaml', text: 'kind: Gateway\n' }] }

/** Made by the first version of locked links, with the passphrase `drawbridge`. */
const frozen = 'v2e:PNrgoQADTpOlLPdTbZv8iJvoyns5WpEwH9AtSGpkyX9eUlHSX2F5vw6sBEIFmtxNtedmVoaXnzhFH4pUomQAng'

describe('a link with a passphrase', () => {
  it('made long ago still opens', async () => {
    expect(await decodeLocked(frozen, 'drawbridge', webCipher)).toEqual({ ok: true, content })
  })

  it('opens with its passphrase, however its letters are composed, and with no other', async () => {
    const link = await lock('Zugbrücke')
    expect(await decodeLocked(`#${link}\n`, 'Zugbru\u0308cke', webCipher)).toEqual({ ok: true, content })
    for (const wrong of ['zugbrücke', ''])
      expect(await decodeLocked(link, wrong, webCipher)).toMatchObject({
        ok: false,
        reason: 'passphrase',
        message: 'The passphrase does not open this link.',
      })
  })

  it('is another one each time, and is told to be locked', async () => {
    const [one, two] = [await lock('a'), await lock('a')]
    expect(one).not.toBe(two)
    expect(one).toMatch(/^v2e:[\w-]+$/)
    expect(decodeShare(one)).toMatchObject({ ok: false, reason: 'locked' })
    expect(decodeShare(one.toUpperCase().slice(0, 4) + one.slice(4))).toMatchObject({ reason: 'locked' })
  })

  it('says that it is cut off or damaged, not that the passphrase is wrong', async () => {
    const link = await lock('a')
    const at = 60
    const changed = link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1)
    expect(await decodeLocked(link.slice(0, -5), 'a', webCipher)).toMatchObject({ reason: 'truncated' })
    expect(await decodeLocked(changed, 'a', webCipher)).toMatchObject({ reason: 'corrupted' })
    expect(await decodeLocked('v1:abc', 'a', webCipher)).toMatchObject({ reason: 'malformed' })
    const frame = decodeFrame(link.slice(4))
    const bytes = frame.ok ? Uint8Array.from(frame.bytes) : new Uint8Array()
    bytes[0] = 9
    expect(await decodeLocked(`v2e:${encodeFrame(bytes)}`, 'a', webCipher)).toMatchObject({
      reason: 'future',
    })
    expect(await decodeLocked(`v2e:${encodeFrame(bytes.slice(0, 9))}`, 'a', webCipher)).toMatchObject({
      ok: false,
    })
  })

  it('is refused for what a link cannot carry', async () => {
    const odd = { ...content, files: [{ name: 'a\ud800.yaml', text: '' }] }
    expect(await encodeLocked(odd, 'a', webCipher)).toMatchObject({ ok: false })
  })
})

async function lock(passphrase: string): Promise<string> {
  const link = await encodeLocked(content, passphrase, webCipher)
  if (!link.ok) throw new Error(link.message)
  return link.fragment
}
