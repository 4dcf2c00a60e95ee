import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import type { Files } from '../text/file-change.ts'
import { type KeptFile, keepDocuments } from './keep-documents.ts'

const texts = ['kind: Service', 'kind: Service\n---\nkind: Gateway', 'a: [', '# nothing']
const file = fc.record({ name: fc.nat(6), text: fc.nat(3) })
const folders = fc.array(fc.uniqueArray(file, { maxLength: 7, selector: it => it.name }), {
  minLength: 1,
  maxLength: 6,
})

it('holds the files as they are given, and the same objects of those that stay, however they come and go', () => {
  fc.assert(
    fc.property(folders, fc.boolean(), (all, isSameObject) => {
      const pool = new Map<string, Files[number]>()
      const given = (name: string, text: string) => {
        const made = { name, text }
        if (!isSameObject) return made
        const known = pool.get(JSON.stringify(made)) ?? made
        pool.set(JSON.stringify(made), known)
        return known
      }
      let kept: readonly KeptFile[] = []
      for (const folder of all) {
        const files = folder.map(it => given(`${it.name}.yaml`, texts[it.text]!))
        const before = kept
        kept = keepDocuments(before, files)
        expect(kept.map(({ name, text }) => ({ name, text }))).toEqual(files)
        for (const it of kept) {
          expect(it.documents.map(one => one.document.text).join('')).toBe(it.text)
          const old = before.find(one => one.name === it.name)
          if (old?.text === it.text) expect(it).toBe(old)
        }
        expect(keepDocuments(kept, files.slice())).toBe(kept)
      }
    }),
  )
})
