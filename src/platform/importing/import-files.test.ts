import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { encodeUtf8 } from '../../core/text/utf8.ts'
import { type ImportProgress, importFiles } from './import-files.ts'

const file = (name: string, text = 'kind: Gateway\n') => ({ name, bytes: encodeUtf8(text) })

it('reads files and zips of files under names of their own, and says what is left out', () => {
  const zip = {
    name: 'shop.zip',
    bytes: zipSync({ 'a.yaml': encodeUtf8('a: 1\n'), 'b.yaml': encodeUtf8('b: 1\n') }),
  }
  const picture = { name: 'logo.png', bytes: Uint8Array.of(0x89, 0x50, 0, 0, 0) }
  const refused = [{ name: 'all.yaml', reason: 'is 20.3 MB; the limit is 20 MB' }]

  expect(importFiles({ files: [file('a.yaml'), zip, picture, file('a.yaml')], refused })).toEqual({
    files: [
      { name: 'a.yaml', text: 'kind: Gateway\n' },
      { name: 'a-2.yaml', text: 'a: 1\n' },
      { name: 'b.yaml', text: 'b: 1\n' },
      { name: 'a-3.yaml', text: 'kind: Gateway\n' },
    ],
    refused: ['all.yaml is 20.3 MB; the limit is 20 MB', 'logo.png is not a text file.'],
    notices: [],
  })
})

it('tells how far it is, and counts what is in a zip once it looks into it', () => {
  const zip = {
    name: 'shop.zip',
    bytes: zipSync(Object.fromEntries(['a', 'b', 'c'].map(it => [`${it}.yaml`, encodeUtf8(`${it}: 1\n`)]))),
  }
  const told: ImportProgress[] = []
  importFiles({ files: [file('first.yaml'), zip, file('last.yaml')], refused: [] }, it => told.push(it))

  expect(told.map(it => `${it.done}/${it.total}`)).toEqual(['0/3', '1/3', '1/5', '2/5', '3/5', '4/5'])
})
