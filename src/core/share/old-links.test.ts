import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { webCipher } from '../../platform/web-cipher.ts'
import { defaultSettings } from '../settings.ts'
import { decodeShare } from './codec.ts'
import { decodeLocked } from './locked.ts'
import { readShareFile, writeShareFile } from './share-file.ts'
import type { SharedContent } from './shared-content.ts'

/** Links as they were made once, each with what it opened to then. They are added to, and never made again. */
interface OldLink {
  readonly version: string
  readonly link: string
  readonly passphrase?: string
  readonly content: SharedContent
}

const here = dirname(fileURLToPath(import.meta.url))
const oldLinks: readonly OldLink[] = JSON.parse(
  readFileSync(join(here, '../../testing/old-links.json'), 'utf8'),
  (_, it) => (typeof it?.repeat === 'string' ? it.repeat.repeat(it.times) : it),
)

it.each(oldLinks.map((it, i) => [it.version, i, it] as const))(
  'a link of version %s (number %i) opens to what it held when it was made',
  async (_, __, { link, passphrase, content }) => {
    const opened =
      passphrase === undefined ? decodeShare(link) : await decodeLocked(link, passphrase, webCipher)
    // Of a setting that there was not, what is assumed where nothing is said.
    const settings = content.settings && { settings: { ...defaultSettings, ...content.settings } }
    expect(opened).toEqual({ ok: true, content: { ...content, ...settings } })
  },
)

it('every version that was ever made has links here', () => {
  const versions = readdirSync(here).flatMap(it => /^(v\d+)\.ts$/.exec(it)?.[1] ?? [])
  expect(versions.length).toBeGreaterThan(1)
  expect([...new Set(oldLinks.map(it => it.version))].sort()).toEqual([...versions, 'v2e'].sort())
  for (const { version, link } of oldLinks) expect(link.startsWith(`${version}:`)).toBe(true)
})

it('a share file of each holds the same letters', () => {
  for (const { link } of oldLinks) expect(readShareFile(writeShareFile(link))).toBe(link)
})
