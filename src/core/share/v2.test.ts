import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { examples } from '../examples/index.ts'
import {
  withComment,
  withoutText,
  withReply,
  withResolution,
  withResource,
} from '../review/comment-changes.ts'
import { crc32 } from '../text/crc32.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { decodeShare, encodeShare } from './codec.ts'
import { writeHeader } from './payload.ts'
import type { SharedContent } from './shared-content.ts'
import { encodeFrame } from './v2.ts'
import { dictionaryV2 } from './v2-dictionary.ts'
import { mostModelled, packBytes, unpackBytes } from './v2-pack.ts'

const known = encodeUtf8(dictionaryV2)

const changed: SharedContent = {
  name: 'Shop',
  files: [
    { name: 'a.yaml', text: 'a: 1\nb: 2\nc: 3\n' },
    { name: 'new.yaml', text: 'n: 1\r\n' },
    { name: 'same.yaml', text: 's: ö' },
  ],
  baseline: {
    files: [
      { name: 'gone.yaml', text: 'g: 1' },
      { name: 'a.yaml', text: 'a: 1\nb: 0\nbb: 0\nc: 3\n' },
      { name: 'same.yaml', text: 's: ö' },
    ],
  },
  folding: { all: 'folded', items: { 'Gateway/shop/public': 'open' } },
  view: { drawer: 'changes', canvas: 'traffic', request: { text: 'https://a.example.com', from: 'shop' } },
  viewOnly: true,
}

/** Made by the first version 2; whoever holds it can still open it. */
const frozen =
  'v2:bNYkJPsB_K8AQMAdrHjHooDdA9hhoDIW_6HSQPhI63OBPudhdVRxkzsmBYO8Ux8PonKSR6NYzTyspwC21lBXRSfnBX6hICimB0SGjiKw_Ova1e1dC2mis3G6vy6ayXEA10BJmYBUw4Gqc9uW9DTh1A'

describe('a link of version 2', () => {
  it('made long ago still opens', () => {
    expect(decodeShare(frozen)).toEqual({ ok: true, content: changed })
  })

  it('carries every example, and each with any other as what it was before', () => {
    for (const [i, { title, files }] of examples.entries()) {
      const before = examples[(i + 1) % examples.length]!
      const content = { name: title, files, baseline: { files: before.files } }
      expect(decodeShare(linkTo(content))).toEqual({ ok: true, content })
    }
  })

  it('grows by no more than 30 letters where one line was changed since', () => {
    const { title: name, files } = examples[0]!
    const now = files.map(it => ({ ...it, text: it.text.replace('weight: 90', 'weight: 80') }))
    expect(now).not.toEqual(files)
    const without = linkTo({ name, files: now }).length
    expect(linkTo({ name, files: now, baseline: { files } }).length).toBeLessThan(without + 30)
  })

  it('carries which overlay is shown, that of the files as they are too', () => {
    for (const overlay of ['overlays/prod', '', null]) {
      const content: SharedContent = { name: 'x', files: changed.files, overlay }
      const link = encodeShare(content)
      expect(link.ok && decodeShare(link.fragment)).toMatchObject({ ok: true, content: { overlay } })
    }
  })

  it('carries comments, and the files as they came to whoever sends it back', () => {
    const place = { resource: 'Gateway/shop/public', path: ['spec', 'servers', 0] }
    const marks = [{ name: 'x', about: 'y', whole: 'z' }]
    const talk = withReply(
      withComment([], 'a', { ...place, marks }, 'Why <b>this</b>?\n\u202e', { by: 'Ann', at: 1_800_000_000 }),
      'a',
      'b',
      'Typo ö 😀',
      { by: '', at: 1_800_000_100 },
    )
    const comments = withoutText(
      withResolution(
        withComment(talk, 'c', { ...place, path: ['spec'], marks: [], unset: true }, 'Gone', {
          by: 'B',
          at: 5,
        }),
        'a',
        true,
        { by: 'Ann', at: 6 },
      ),
      'c',
      { by: 'B', at: 7 },
    )
    const origin = { files: [{ name: 'a.yaml', text: 'a: 0\nb: 2\nc: 3\n' }] }
    const { baseline, ...plain } = changed
    for (const content of [
      { ...changed, comments, origin },
      { ...plain, comments: withResource(comments, place.resource, 'Gateway/shop/front', 9) },
      { ...plain, origin },
      { ...changed, origin: { files: changed.files } },
      { ...changed, origin: { files: changed.baseline!.files } },
    ])
      expect(decodeShare(linkTo(content))).toEqual({ ok: true, content })
    const link = encodeShare({ ...plain, comments })
    expect(link.ok && link.fragment).toMatch(/^v2:/)
  })

  it('is shorter than version 1, and is not used where it says no more in no fewer letters', () => {
    expect(linkTo({ name: '', files: [{ name: 'a', text: 'b'.repeat(mostModelled) }] })).toMatch(/^v1:/)
    expect(linkTo({ name: 'Shop', files: changed.files })).toMatch(/^v2:/)
  })

  it('carries what is too long for the model', () => {
    const long = 'a: ö\n'.repeat(10_000)
    const content: SharedContent = { ...changed, files: [{ name: 'long.yaml', text: long }] }
    expect(decodeShare(linkTo(content))).toEqual({ ok: true, content })
  })

  it('gives a reason or the same content, whatever letters change', () => {
    const link = linkTo(changed)
    const change = fc.record({
      at: fc.nat(link.length),
      remove: fc.nat(3),
      insert: fc.string({ maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), changes => {
        const damaged = changes.reduce(
          (text, { at, remove, insert }) => text.slice(0, at) + insert + text.slice(at + remove),
          link,
        )
        const result = decodeShare(damaged)
        if (result.ok) expect(result.content).toEqual(changed)
        else expect(result.message).not.toBe('')
      }),
      { numRuns: 2000 },
    )
  })

  it('never throws for bytes that nobody packed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
        // A small number of bytes to unpack, so that the test is not a long one.
        const link = `v2:${encodeFrame(Uint8Array.from([bytes.length, ...bytes]))}`
        expect(typeof decodeShare(link).ok).toBe('boolean')
      }),
    )
  })

  it('is not believed when its header is of the wrong shape', () => {
    const files = [['a.yaml', 5]]
    const text = 'a: 1\n'
    const wrong: readonly (readonly unknown[])[] = [
      [1],
      [0, 1],
      [0, {}],
      [0, [2]],
      [0, [1, 1]],
      [0, [-1]],
      [0, [0.5]],
      [0, [['../a', -1]]],
      [0, [['b.yaml', 1]]],
      [0, [['b.yaml', 0, 1]]],
      [0, [['b.yaml', 0, 2, 0, 0]]],
      [0, [['b.yaml', 0, 0, 2, 0]]],
      [0, [['b.yaml', 0, 0, 0, 1]]],
      [0, [['b.yaml', 0, 0, 0, -1]]],
      [
        0,
        [
          ['b.yaml', 0],
          ['c.yaml', 0],
        ],
      ],
      [
        0,
        [
          ['b.yaml', -1],
          ['b.yaml', -1],
        ],
      ],
      [0, 0, 1],
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, [['id', 'author', -1, 'text']]],
      [0, 0, 0, 0, 0, [[2], 0]],
      [0, 0, 0, 0, 0, [[1], 99]],
      [0, 0, 0, 0, 0, [[1], -1]],
    ]
    for (const later of wrong) {
      const header = writeHeader(['n', files, 0, 0, 0, 0, ...later])
      expect([later, decodeShare(pack(header + text))]).toMatchObject([later, { reason: 'corrupted' }])
    }
    expect(decodeShare(pack(`${writeHeader(['n', files])}${text}more`))).toMatchObject({
      reason: 'corrupted',
    })
    const odd = writeHeader(['n', files, 0, 0, 0, 0, [7, { a: 'open', b: 7 }], 0, ['x', 'y', 7], 7])
    expect(decodeShare(pack(odd + text))).toEqual({
      ok: true,
      content: { name: 'n', files: [{ name: 'a.yaml', text }], folding: { items: { a: 'open' } }, view: {} },
    })
  })

  it('is not unpacked when it says that it is too large', () => {
    const link = `v2:${encodeFrame(Uint8Array.of(0xff, 0xff, 0xff, 0x7f, 1))}`
    expect(decodeShare(link)).toMatchObject({ reason: 'too-large' })
  })
})

describe('packing by the model', () => {
  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(unpackBytes(packBytes(bytes, known), bytes.length, known)).toEqual(bytes)
      }),
    )
  })

  it('takes no more room than what cannot be packed has', () => {
    let state = 1
    const noise = Uint8Array.from({ length: 5000 }, () => {
      state = (Math.imul(state, 1103515245) + 12345) | 0
      return state >>> 16
    })
    expect(packBytes(noise, known).length).toBeLessThan(noise.length * 1.03)
  })
})

it('keeps the dictionary that links in the world were made with', () => {
  expect([known.length, crc32(known)]).toEqual([13499, 56897699])
})

function linkTo(content: SharedContent): string {
  const link = encodeShare(content)
  if (!link.ok) throw new Error(link.message)
  return link.fragment
}

function pack(payload: string): string {
  const bytes = encodeUtf8(payload)
  return `v2:${encodeFrame(Uint8Array.from([(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...packBytes(bytes, known)]))}`
}
