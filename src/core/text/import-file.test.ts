import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { importFile } from './import-file.ts'
import { encodeUtf8 } from './utf8.ts'

describe('a text file', () => {
  it('is taken as it is, byte-order mark and line ends included', () => {
    const text = '\ufeffkind: Gateway # ö\r\n'
    expect(importFile('a.yaml', encodeUtf8(text))).toEqual({
      ok: true,
      file: { name: 'a.yaml', text },
      files: [{ name: 'a.yaml', text }],
      notices: [],
    })
    expect(importFile('a.yaml', new Uint8Array())).toMatchObject({ ok: true, file: { text: '' } })
  })

  it('in UTF-16 is read by its mark, either way round', () => {
    const text = 'kind: Gateway # ö😀\n'
    const little = Buffer.from(`\ufeff${text}`, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const bytes of [little, big])
      expect(importFile('a.yaml', bytes)).toMatchObject({
        file: { text },
        notices: ['a.yaml is UTF-16; it will be saved as UTF-8.'],
      })
    expect(importFile('a.yaml', little.subarray(0, -1))).toMatchObject({ ok: false })
    expect(importFile('a.yaml', Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]))).toMatchObject({ ok: false })
  })

  it('in an old encoding keeps every character', () => {
    const bytes = Buffer.from('name: caf\xe9 \x80\n# p\xf6rt\n', 'latin1')
    expect(importFile('a.yaml', bytes)).toMatchObject({ ok: true, file: { text: 'name: café €\n# pört\n' } })
    expect(importFile('a.yaml', bytes)).toMatchObject({ notices: [expect.stringContaining('Windows-1252')] })
  })

  it('with mixed line ends says so', () => {
    expect(importFile('a.yaml', encodeUtf8('a\r\nb\nc\nd\r'))).toMatchObject({
      notices: ['a.yaml mixes line ends: 1 with CRLF, 2 with LF and 1 with CR; each stays as it is.'],
    })
  })

  it('gets a clean name', () => {
    const name = (from: string) => {
      const imported = importFile(from, new Uint8Array())
      return imported.ok && imported.file.name
    }
    expect(name('..\\..\\shop\\\u202egateway.yaml')).toBe('shop/gateway.yaml')
    expect(name('/etc/./a.yaml')).toBe('etc/a.yaml')
    expect(name('')).toBe('untitled.yaml')
    expect(name('\0')).toBe('untitled.yaml')
  })
})

describe('what is not text', () => {
  it('is refused with the reason', () => {
    const large = new Uint8Array(20 * 1024 * 1024 + 300_000).fill(0x20)
    expect(importFile('a.yaml', large)).toEqual({
      ok: false,
      message: 'a.yaml is 20.3 MB; the limit is 20 MB.',
      reason: 'is 20.3 MB; the limit is 20 MB',
    })
    expect(importFile('a.yaml', large.subarray(0, 20 * 1024 * 1024))).toMatchObject({ ok: true })
    const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
    expect(importFile('a.png', png)).toMatchObject({ message: 'a.png is not a text file.' })
    expect(importFile('a.gz', new Uint8Array([0x1f, 0x8b, 8]))).toMatchObject({
      reason: 'is packed with gzip; unpack it first',
    })
    expect(importFile('a', new Uint8Array(100).fill(0xfc))).toMatchObject({ reason: 'is not a text file' })
  })

  it('never throws, whatever the bytes', () => {
    const start = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xfe, 0xff])
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        importFile('a', new Uint8Array([...head, ...rest]))
      }),
    )
  })
})

describe('Markdown', () => {
  it('gives its blocks of YAML as copies, and is refused without one', () => {
    const text = '# Guide\n```yaml\nkind: Gateway\n```\n'
    expect(importFile('guide.md', encodeUtf8(text))).toEqual({
      ok: true,
      file: { name: 'guide-1.yaml', text: 'kind: Gateway\n' },
      files: [{ name: 'guide-1.yaml', text: 'kind: Gateway\n' }],
      notices: ['guide.md stays as it is. Its block of YAML is a copy in a file of its own.'],
    })
    expect(importFile('guide.md', encodeUtf8('# Guide\n'))).toMatchObject({
      message: 'guide.md has no block of YAML or JSON in it.',
    })
  })
})

describe('a zip', () => {
  const text = encodeUtf8('kind: Gateway\n')

  it('gives its YAML files, their names clean and different', () => {
    const zip = zipSync({
      'shop/a.yaml': text,
      '../shop/a.yaml': encodeUtf8('other'),
      'b.yml': [encodeUtf8('stored'), { level: 0 }],
      'readme.md': text,
      '__MACOSX/a.yaml': text,
      '.git/a.yaml': text,
    })
    const imported = importFile('all.zip', zip)
    expect(imported.ok && imported.files).toEqual([
      { name: 'shop/a.yaml', text: 'kind: Gateway\n' },
      { name: 'shop/a-2.yaml', text: 'other' },
      { name: 'b.yml', text: 'stored' },
    ])
  })

  it('says which of its files could not be read', () => {
    const zip = zipSync({ 'a.yaml': text, 'b.yaml': new Uint8Array(10) })
    expect(importFile('all.zip', zip)).toMatchObject({
      files: [{ name: 'a.yaml' }],
      notices: ['b.yaml in all.zip is not a text file.'],
    })
  })

  it('of a Helm chart is refused with the way to render it', () => {
    const chart = { 'shop/Chart.yaml': text, 'shop/values.yaml': text, 'shop/templates/vs.yaml': text }
    expect(importFile('shop.zip', zipSync(chart))).toMatchObject({
      ok: false,
      message: expect.stringContaining('render it (`helm template shop shop`)'),
    })
    expect(importFile('all.zip', zipSync({ ...chart, 'other/a.yaml': text }))).toMatchObject({
      files: [{ name: 'other/a.yaml' }],
      notices: [expect.stringContaining('shop is a Helm chart')],
    })
  })

  it('without YAML, cut off or damaged is refused', () => {
    expect(importFile('a.zip', zipSync({ 'a.txt': text }))).toMatchObject({
      message: 'a.zip is a zip without a YAML file in it.',
    })
    const zip = zipSync({ 'a.yaml': text })
    expect(importFile('a.zip', zip.subarray(0, -10))).toMatchObject({ message: 'a.zip is a damaged zip.' })
    const damaged = zip.slice()
    damaged[40]! ^= 0xff
    expect(importFile('a.zip', damaged)).toMatchObject({ ok: false, reason: 'is damaged' })
  })

  it('never throws when any of its bytes are other ones', () => {
    const zip = zipSync({ 'a.yaml': encodeUtf8('kind: Gateway\n'.repeat(20)) })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1 }), changes => {
        const changed = zip.slice()
        for (const [at, byte] of changes) changed[at] = byte
        importFile('a.zip', changed)
      }),
    )
  })

  it('that would unpack to very much is given up early', () => {
    const bomb = zipSync({ 'a.yaml': new Uint8Array(60_000_000).fill(0x20) })
    expect(importFile('a.zip', bomb)).toMatchObject({ ok: false, reason: 'unpacks to too much' })
    const many = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [`${i}.yaml`, new Uint8Array(19_000_000).fill(0x20)]),
    )
    expect(importFile('a.zip', zipSync(many))).toMatchObject({ ok: false, reason: 'unpacks to too much' })
  })
})
