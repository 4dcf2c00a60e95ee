import { describe, expect, it } from 'vitest'
import { everyEdit, harmOf } from '../../../testing/every-edit.ts'
import { nastyFiles } from '../../../testing/nasty-files.ts'
import fc from '../../../testing/property.ts'
import { readAlone } from '../../../testing/read-alone.ts'
import { recording } from '../../../testing/recordings.ts'
import { cutDocuments } from '../cut-documents.ts'

const vectors = recording('conformance/verdicts.jsonl.gz')
const single = nastyFiles.filter(it => cutDocuments(it.text).length === 1)

// That the outcome reads as intended every edit checks for itself; one that would not is refused.
describe('every edit of every place', () => {
  it.each(single)('changes that place only and can be taken back: $name', ({ text }) => {
    const document = readAlone(text)
    expect(document.readable).toBe(true)
    fc.assert(
      fc.property(fc.nat(), seed => {
        expect(harmsIn(text, seed)).toEqual([])
      }),
      { numRuns: 4 },
    )
  })

  it('is never refused for the way a file is written', () => {
    const refused = single.flatMap(({ name, text }) =>
      [...everyEdit(readAlone(text), picker(1))].flatMap(it => (it.result.ok ? [] : [`${name}: ${it.name}`])),
    )
    expect(refused).toEqual([])
  })

  it.skipIf(!vectors.isThere)('changes that place only, over recorded configuration', () => {
    const lines = vectors.lines()
    const next = picker(7)
    for (let i = 0; i < 12; i++) {
      const { yaml } = JSON.parse(lines[next(lines.length)]!) as { yaml: string }
      const cuts = cutDocuments(yaml)
      const { from, to } = cuts[next(cuts.length)]!
      expect(harmsIn(yaml.slice(from, to), i)).toEqual([])
    }
  })
})

function harmsIn(text: string, seed: number): string[] {
  const document = readAlone(text)
  if (!document.readable) return []
  return [...everyEdit(document, picker(seed))].flatMap(edit => {
    const harm = harmOf(document, edit)
    return harm ? [`${edit.name}: ${harm}`] : []
  })
}

/** A source of small numbers that is the same for the same seed. */
function picker(seed: number): (count: number) => number {
  let state = seed + 1
  return count => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >> 8) % count
  }
}
