import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { bookinfo } from '../examples/bookinfo.ts'
import { defaultSettings } from '../settings.ts'
import { decodeBase64url, encodeBase64url } from '../text/base64url.ts'
import { crc32 } from '../text/crc32.ts'
import { cleanFileName } from '../text/file-name.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { decodeShare, encodeShare } from './codec.ts'
import { writePayload } from './payload.ts'
import type { SharedContent } from './shared-content.ts'
import { dictionaryV1 } from './v1-dictionary.ts'

const shop: SharedContent = {
  name: 'Shop',
  files: [{ name: 'shop.yaml', text: '# our shop\r\nkind: Gateway\nmetadata:\n  name: öffentlich 🛒\n' }],
  settings: { ...defaultSettings, defaultNamespace: 'shop', complete: true, declared: ['Service/shop/cart'] },
  positions: { 'Gateway/shop/öffentlich': { x: -12, y: 40 } },
  selection: { resource: 'Gateway/shop/öffentlich', path: ['spec', 'servers', 0] },
}

/** Made by the first version; whoever holds it can still open it. */
const frozen =
  'v1:AVaLVgoGlpRgS8BFJsQCUwuw-0EiQA8hwgokAKwzikog4QPzH1j48DbgWpc84JKD5AwlHeDgBzDGUAIBUxFmYAD9pAxct1AELr55CToeyTSFD_NnT-ICAKMWkEA'

describe('a link', () => {
  it.each([false, true])('opens to what was shared, any characters in it; with mutes: %s', withMutes => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.nat(0xffff)).map(it => String.fromCharCode(...it)),
    )
    const pixels = fc.integer({ min: -1e7, max: 1e7 })
    const name = fc.oneof(
      text.filter(it => it !== ''),
      text.map(cleanFileName),
      fc.constantFrom('a/b.yaml', 'ä.yaml', '🛒'),
    )
    const content = fc.record(
      {
        name: text,
        files: fc.uniqueArray(fc.record({ name, text }), {
          selector: it => it.name,
        }),
        settings: fc.record({
          defaultNamespace: text.map(it => `x${it}`),
          domain: text.map(it => `x${it}`),
          rootNamespace: text.map(it => `x${it}`),
          complete: fc.boolean(),
          declared: fc.array(text),
          gatewayApi: fc.constantFrom('standard', 'experimental'),
          ...(withMutes && {
            muted: fc.array(
              fc.record({ rule: text, resource: text, reason: text }, { requiredKeys: ['rule', 'reason'] }),
              {
                minLength: 1,
              },
            ),
          }),
        }),
        positions: fc.dictionary(text, fc.record({ x: pixels, y: pixels }), {
          minKeys: 1,
          noNullPrototype: true,
        }),
        requests: fc.array(
          fc.record(
            {
              name: text,
              request: text,
              gateway: text,
              expect: text,
              rate: fc.integer({ min: 0, max: 1e6 }),
              from: text,
            },
            { requiredKeys: ['name', 'request'] },
          ),
          { minLength: 1, maxLength: 3 },
        ),
        selection: fc.record({ resource: text, path: fc.array(fc.oneof(text, fc.nat())) }),
        folding: fc.record({
          all: fc.constantFrom('open', 'folded'),
          items: fc.dictionary(
            text.filter(it => it !== '__proto__'),
            fc.constantFrom('open', 'folded'),
            { noNullPrototype: true },
          ),
        }),
        baseline: fc.record({
          files: fc.uniqueArray(fc.record({ name, text }), { selector: it => it.name }),
        }),
        view: fc.record(
          {
            drawer: fc.constantFrom('changes', 'request', 'problems'),
            canvas: fc.constantFrom('traffic', 'table'),
            request: fc.record({ text, gateway: text, from: text }, { requiredKeys: ['text'] }),
          },
          { requiredKeys: [] },
        ),
        viewOnly: fc.constant(true),
      },
      { requiredKeys: ['name', 'files'] },
    )
    fc.assert(
      fc.property(content, written => {
        const it = written as SharedContent
        const link = encodeShare(it)
        if (link.ok) expect(decodeShare(link.fragment)).toEqual({ ok: true, content: it })
        else {
          expect(link.message).not.toBe('')
          const all = [...it.files, ...(it.baseline?.files ?? [])]
          expect(all.some(file => cleanFileName(file.name) !== file.name)).toBe(true)
        }
      }),
    )
  })

  it('made long ago still opens', () => {
    expect(decodeShare(frozen)).toEqual({ ok: true, content: shop })
  })

  it('made before requests had rates still opens, and one without rates is written as before', () => {
    const requests = [{ name: 'cart', request: 'http://a.example.com/cart', expect: 'cart' }]
    const before = '["a",[],0,0,0,[["cart","http://a.example.com/cart",0,"cart"]]]\n'
    expect(decodeShare(pack(before))).toEqual({ ok: true, content: { name: 'a', files: [], requests } })
    expect(writePayload({ name: 'a', files: [], requests })).toBe(before)
  })

  it('made before requests could come from the mesh still opens, and one to a gateway is written as before', () => {
    const requests = [{ name: 'cart', request: 'http://a.example.com/cart', rate: 2 }]
    const before = '["a",[],0,0,0,[["cart","http://a.example.com/cart",0,0,2]]]\n'
    expect(decodeShare(pack(before))).toEqual({ ok: true, content: { name: 'a', files: [], requests } })
    expect(writePayload({ name: 'a', files: [], requests })).toBe(before)
  })

  it('leaves settings out that say nothing', () => {
    const plain = { ...defaultSettings, declared: [] }
    expect(linkTo({ ...shop, settings: plain })).toBe(
      linkTo({
        name: shop.name,
        files: shop.files,
        positions: shop.positions!,
        selection: shop.selection!,
      }),
    )
  })

  it('is short for a usual configuration, and needs no escaping', () => {
    const link = linkTo({ name: bookinfo.title, files: bookinfo.files })
    expect(link).toMatch(/^v2:[\w-]+$/)
    expect(link.length).toBeLessThan(400)
  })

  it('survives what chats and mails do to it', () => {
    const link = linkTo(shop)
    const half = link.length / 2
    for (const changed of [
      `#${link}`,
      `${link}.`,
      `${link})`,
      `${link}\n`,
      link.replace(':', '%3A'),
      link.replace(':', '%3a'),
      `${link.slice(0, half)}\r\n ${link.slice(half)}`,
      `${link}&utm_source=chat`,
    ])
      expect(decodeShare(changed)).toEqual({ ok: true, content: shop })
  })
})

describe('a link that cannot be opened', () => {
  it('says that its end is missing, wherever it is cut', () => {
    const link = linkTo({ name: bookinfo.title, files: bookinfo.files })
    for (let length = 1; length < link.length; length++)
      expect([length, decodeShare(link.slice(0, length))]).toMatchObject([
        length,
        { ok: false, reason: 'truncated' },
      ])
  })

  it('gives a reason or the same content, whatever letters change', () => {
    const link = linkTo(shop)
    const change = fc.record({
      at: fc.nat(link.length),
      remove: fc.nat(3),
      insert: fc.string({ maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
        const changed = changes.reduce(
          (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
          link,
        )
        const result = decodeShare(changed)
        if (result.ok) expect(result.content).toEqual(shop)
        else expect(result.message).not.toBe('')
      }),
      { numRuns: 3000 },
    )
  })

  it('is damaged when one letter is another', () => {
    const link = linkTo(shop)
    const at = link.length - 12
    const changed = link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1)
    expect(decodeShare(changed)).toMatchObject({ reason: 'corrupted' })
    expect(decodeShare('v1:not.a.link')).toMatchObject({ ok: false })
  })

  it('is told to be of a newer version, by its letter or its dictionary', () => {
    for (const later of ['v3:abc', 'v12:abc', 'v3e:abc'])
      expect(decodeShare(later)).toMatchObject({ reason: 'future' })
    const bytes = decodeBase64url(frozen.slice(3))!
    bytes[0] = 2
    expect(decodeShare(`v1:${encodeBase64url(bytes)}`)).toMatchObject({ reason: 'future' })
  })

  it('is told to have no version that could be read', () => {
    for (const odd of ['hello', 'v-1:abc', 'v:abc', 'v1.5:abc', 'v0:abc', 'v01:abc', 'v02:abc', 'v1e:abc'])
      expect([odd, decodeShare(odd)]).toMatchObject([odd, { reason: 'malformed' }])
  })

  it('is empty when nothing follows the #', () => {
    for (const nothing of ['', '#', ' \n']) expect(decodeShare(nothing)).toMatchObject({ reason: 'empty' })
  })

  it('is not unpacked when it is too long or would grow too large', () => {
    expect(decodeShare(`v1:${'A'.repeat(2_000_000)}`)).toMatchObject({ reason: 'too-large' })
    const bomb = deflateSync(new Uint8Array(40_000_000), { level: 9 })
    expect(decodeShare(packed(bomb, 0))).toMatchObject({ reason: 'too-large' })
  })

  it('does not believe a well-packed header of the wrong shape', () => {
    const headers = [
      'null',
      '7',
      '["a"]',
      '["a",[["f.yaml",99]]]',
      '["a",[["f.yaml",-1],["g.yaml",1]]]',
      '["a",[["f.yaml",0],["f.yaml",0]]]',
      '["a",[],[1]]',
      '["a",[],0,[["n","x",1]]]',
      '["a",[],0,0,["r",{}]]',
      '["a",[],0,0,[]]',
      '{"__proto__":1}',
    ]
    for (const header of headers)
      expect([header, decodeShare(pack(`${header}\n`))]).toMatchObject([header, { reason: 'corrupted' }])
    expect(decodeShare(pack('["a",[]]\n'))).toEqual({ ok: true, content: { name: 'a', files: [] } })
  })
})

describe('content of a link', () => {
  it('has file names as imported ones have them, all different', () => {
    const names = ['../../a.yaml', '/a.yaml', 'b\ud800.yaml', 'b.yaml', '\u200e', '\\x\\y.yaml']
    const packed = pack(`${JSON.stringify(['n', names.map(it => [it, 0])])}\n`)
    const opened = decodeShare(packed)
    expect(opened.ok && opened.content.files.map(it => it.name)).toEqual([
      'a.yaml',
      'a-2.yaml',
      'b.yaml',
      'b-2.yaml',
      'untitled.yaml',
      'x/y.yaml',
    ])
  })

  it('has no position that is no number or out of reach', () => {
    const opened = decodeShare(pack('["n",[],0,[["a",1e400,1],["b",1,-1e300],["c",1,2]]]\n'))
    expect(opened).toMatchObject({ ok: true, content: { positions: { c: { x: 1, y: 2 } } } })
    expect(opened.ok && Object.keys(opened.content.positions ?? {})).toEqual(['c'])
  })

  it('is refused before a link to it is copied when it could not be opened again', () => {
    for (const content of [
      { name: 'n', files: [{ name: 'a\ud800.yaml', text: '' }] },
      { name: 'n', files: [{ name: 'a.yaml', text: ' '.repeat(10_000_001) }] },
      { name: 'n', files: Array.from({ length: 2_001 }, (_, i) => ({ name: `${i}.yaml`, text: '' })) },
    ])
      expect(encodeShare(content)).toMatchObject({ ok: false })
  })

  it('opens from a link that a phone began with a capital', () => {
    expect(decodeShare(linkTo(shop).replace('v', 'V'))).toEqual({ ok: true, content: shop })
  })
})

it('keeps the dictionary that links in the world were made with', () => {
  const bytes = encodeUtf8(dictionaryV1)
  expect([bytes.length, crc32(bytes)]).toEqual([10344, 3023391489])
})

function linkTo(content: SharedContent): string {
  const link = encodeShare(content)
  if (!link.ok) throw new Error(link.message)
  return link.fragment
}

function pack(payload: string): string {
  const bytes = encodeUtf8(payload)
  return packed(deflateSync(bytes, { dictionary: encodeUtf8(dictionaryV1) }), crc32(bytes))
}

function packed(deflated: Uint8Array, checksum: number): string {
  const size = deflated.length
  const length = [(size & 0x7f) | 0x80, ((size >> 7) & 0x7f) | 0x80, size >> 14]
  const sum = [0, 8, 16, 24].map(shift => (checksum >>> shift) & 0xff)
  return `v1:${encodeBase64url(new Uint8Array([1, ...length, ...deflated, ...sum]))}`
}
