import { expect, it } from 'vitest'
import { analyze } from '../../core/analyze.ts'
import { documentAt } from '../../core/yaml/places/document-at.ts'
import { configurations } from '../../testing/fuzz/corpus.ts'
import { mutated } from '../../testing/fuzz/mutated-text.ts'
import fc from '../../testing/property.ts'
import { placeAt, rangeOfPlace } from './place-in-text.ts'

it('a spoiled text has places wherever the cursor is', () => {
  fc.assert(
    fc.property(mutated(configurations), fc.nat(), (text, at) => {
      const offset = at % (text.length + 1)
      const file = { name: 'a.yaml', text }
      const analysis = analyze([file])
      const { from, document } = documentAt(text, offset)
      expect(from).toBeLessThanOrEqual(offset)
      document.sourceMap.pathAt(offset - from)
      const place = placeAt(file, offset, analysis.resources)
      const resource = analysis.resources.find(it => it.id === place?.resource)
      const range = place && resource && rangeOfPlace(text, resource, place.path)
      if (range) expect(range.to).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS) || 40 },
  )
})
