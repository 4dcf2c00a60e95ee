import { expect, it } from 'vitest'
import { analyze } from '../../core/analyze.ts'
import { configurations } from '../../testing/fuzz/corpus.ts'
import { mutated } from '../../testing/fuzz/mutated-text.ts'
import fc from '../../testing/property.ts'
import { completionContext } from './completion-context.ts'
import { completionsAt } from './completions.ts'
import { documentKind } from './document-kind.ts'
import { knownNames } from './known-names.ts'
import { documentAt, placeAt, rangeOfPlace } from './place-in-text.ts'

it('a spoiled text has completions, hover and places wherever the cursor is', () => {
  fc.assert(
    fc.property(mutated(configurations), fc.nat(), (text, at) => {
      const offset = at % (text.length + 1)
      const file = { name: 'a.yaml', text }
      const analysis = analyze([file])
      const lines = text.split('\n')
      const line = text.slice(0, offset).split('\n').length - 1
      const column = offset - (text.lastIndexOf('\n', offset - 1) + 1)
      const context = completionContext(lines, line, column)
      const kind = documentKind(lines)
      const names = knownNames(analysis, 'default')
      if (context) completionsAt(context, { kind, names, indentedLists: false, hasColon: false })

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
