import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { hostPartsOf } from './hosts-again.ts'

interface Use {
  readonly host: string
  readonly number: number
}

const use = fc.record({ host: fc.constantFrom('a', 'b', 'c', 'd', 'e'), number: fc.nat(2) })
// Mostly of one length: one way says something else.
const ways = fc.array(fc.array(use, { maxLength: 2 }), { minLength: 3, maxLength: 4 })

it('draws each host with all its ways, in the order in which they first appear, list after list', () => {
  fc.assert(
    fc.property(fc.array(ways, { minLength: 1, maxLength: 8 }), all => {
      const partsOf = hostPartsOf<Use, readonly Use[]>(uses => uses)
      let before: readonly (readonly Use[])[] = []
      for (const next of all) {
        const now = next.map((it, i) => (JSON.stringify(it) === JSON.stringify(before[i]) ? before[i]! : it))
        const uses = now.flat()
        const hosts = [...new Set(uses.map(it => it.host))]
        expect(partsOf(now)).toEqual(hosts.map(host => uses.filter(it => it.host === host)))
        before = now
      }
    }),
    { numRuns: 300 },
  )
})

it('tells how a host was drawn last, and draws none again whose ways stay', () => {
  const told: unknown[] = []
  const partsOf = hostPartsOf<Use, string>((uses, before) => {
    told.push(before)
    return uses.map(it => `${it.host}${it.number}`).join(' ')
  })
  const [a, b] = [[{ host: 'a', number: 1 }], [{ host: 'b', number: 1 }]]
  partsOf([a, b])
  told.length = 0

  expect(partsOf([a, [{ host: 'b', number: 2 }]])).toEqual(['a1', 'b2'])
  expect(told).toEqual(['b1'])
})
