import { expect, it } from 'vitest'
import { differences } from '../core/data/differences.ts'
import { defaultSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'
import fc from '../testing/property.ts'
import { readRequest, type Sent, writeRequest } from './analysis-protocol.ts'

const long = '# a line that stays as it is\n'.repeat(80)
const file = fc.record({ name: fc.nat(7), text: fc.constantFrom('a', 'b', `${long}a`, `${long}b\n${long}`) })
const folder = fc.uniqueArray(file, { maxLength: 8, selector: it => it.name })
const retyped = fc.array(fc.string({ maxLength: 2 }), { minLength: 8, maxLength: 8 })

it('leads from one state to the next, and leaves the objects of files that stay', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(folder, retyped), { minLength: 1, maxLength: 5 }), all => {
      let sent: Sent | undefined
      let received: Sent | undefined
      const states = all.flatMap(([files, typed]) => [
        files.map(it => ({ name: `${it.name}.yaml`, text: it.text })),
        files.map((it, i) => ({ name: `${it.name}.yaml`, text: it.text + typed[i]! })),
      ])
      for (const files of states) {
        const now = sentOf(files)
        const before = received
        received = readRequest(before, writeRequest(1, sent, now))
        sent = now
        expect(received.files).toEqual(files)
        for (const it of received.files) {
          const old = before?.files.find(one => one.name === it.name)
          if (old?.text === it.text) expect(it).toBe(old)
        }
      }
    }),
  )
})

it('tells where files whose names stay differ', () => {
  const files = Array.from({ length: 9 }, (_, i) => ({ name: `${i}.yaml`, text: `${i}` }))
  const next = files.with(2, { name: '2.yaml', text: 'two' }).with(7, { name: '7.yaml', text: 'seven' })
  const first = readRequest(undefined, writeRequest(1, undefined, sentOf(files)))
  const second = readRequest(first, writeRequest(2, sentOf(files), sentOf(next)))

  expect(second.files).toEqual(next)
  expect(differences(first.files, second.files).map(it => [it.nowFrom, it.nowTo])).toEqual([
    [2, 3],
    [7, 8],
  ])
  expect(readRequest(second, writeRequest(3, sentOf(next), sentOf(next))).files).toBe(second.files)
})

function sentOf(files: Files): Sent {
  return { files, settings: defaultSettings, requests: [] }
}
