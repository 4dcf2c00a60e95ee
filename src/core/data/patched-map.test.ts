import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { PatchedMap } from './patched-map.ts'

it('has what a table has that is written anew with each change, and stays as it was', () => {
  const key = fc.nat(150).map(String)
  const change = fc.tuple(key, fc.option(fc.nat(9), { nil: undefined }))
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 40 }), { maxLength: 12 }), changes => {
      const all: { readonly patched: PatchedMap<number>; readonly plain: ReadonlyMap<string, number> }[] = []
      let patched = PatchedMap.of(new Map([['1', 1]]))
      const plain = new Map([['1', 1]])
      for (const entries of changes) {
        patched = patched.with(entries)
        for (const [at, value] of entries)
          if (value === undefined) plain.delete(at)
          else plain.set(at, value)
        all.push({ patched, plain: new Map(plain) })
      }
      for (const it of all) {
        expect(new Map(it.patched)).toEqual(it.plain)
        const keys = Array.from({ length: 151 }, (_, i) => `${i}`)
        expect(keys.map(key => it.patched.get(key))).toEqual(keys.map(key => it.plain.get(key)))
        expect(keys.filter(key => it.patched.has(key))).toEqual(keys.filter(key => it.plain.has(key)))
      }
    }),
  )
})
