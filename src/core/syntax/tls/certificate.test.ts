import { describe, expect, it } from 'vitest'
import { isCertificate } from './certificate.ts'

/** The outline of a certificate: a sequence of a sequence, a sequence and a bit string, each empty. */
const outline = [0x30, 0x06, 0x30, 0x00, 0x30, 0x00, 0x03, 0x00]

function secret(der: readonly number[], label = 'CERTIFICATE'): string {
  const body = Buffer.from(der).toString('base64')
  return Buffer.from(`-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`).toString('base64')
}

describe('the certificate of a Secret', () => {
  it('is PEM of the outline that certificates have', () => {
    expect(isCertificate(secret(outline))).toBe(true)
  })

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no PEM', Buffer.from('not a certificate').toString('base64')],
    ['a key', secret(outline, 'PRIVATE KEY')],
    ['bytes that are cut off', secret(outline.slice(0, -1))],
    ['bytes behind it', secret([...outline, 0])],
    ['another outline', secret([0x30, 0x04, 0x30, 0x00, 0x30, 0x00])],
    ['a length beyond all bounds', secret([0x30, 0x84, 0xff, 0xff, 0xff, 0xff])],
  ])('is not %s', (_, data) => {
    expect(isCertificate(data)).toBe(false)
  })
})
