import { describe, expect, it } from 'vitest'
import { examples } from '../core/examples/index.ts'
import { nastyFiles } from './nasty-files.ts'
import { byteTrips, objectTrips, packedTrips } from './round-trips.ts'

/** A small sample; the conformance run takes all recorded texts. */
const texts = [
  ...examples.map(it => ({ name: it.id, files: it.files })),
  ...nastyFiles.map(it => ({ name: it.name, files: [{ name: 'nasty.yaml', text: it.text }] })),
]

describe('what goes out and comes in again is the same', () => {
  it.each([...byteTrips, ...objectTrips, ...packedTrips])('as $name', ({ run }) => {
    const results = texts.map(it => ({ name: it.name, same: run(it.files) }))
    expect(results.filter(it => it.same === false).map(it => it.name)).toEqual([])
    expect(results.filter(it => it.same).length).toBeGreaterThan(10)
  })
})
