import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { randomEdits, type Step } from '../../testing/random-edits.ts'
import { mentionsOf, usesOfPlace } from '../language-service/referring/mentions.ts'
import type { LinkedModel } from '../model/model.ts'
import { defaultSettings } from '../settings.ts'
import { type KeptFile, keepDocuments } from './keep-documents.ts'
import { type KeptModel, keepModel } from './keep-model.ts'
import { type Placed, placeResources } from './place-resources.ts'

it('finds after any edits what names a place, as all resources say it', () => {
  fc.assert(
    fc.property(randomEdits, ({ start, steps }) => {
      let files = start
      let kept: readonly KeptFile[] = []
      let placed: Placed | undefined
      let model: KeptModel | undefined
      for (const { change, settings } of [stay, ...steps]) {
        files = change(files)
        kept = keepDocuments(kept, files)
        placed = placeResources(placed, kept, settings)
        model = keepModel(model, placed.resources, settings)
        for (const [place, uses] of usesFromNothing(model.model)) {
          const found = usesOfPlace(model.model, JSON.parse(place))
          expect(found.map(({ from, mention }) => ({ from, path: mention.path }))).toEqual(uses)
          for (const { mention } of found)
            expect(mention.places().map(it => JSON.stringify(it))).toContain(place)
          for (const { from } of found) expect(model.model.resources).toContain(from)
        }
      }
    }),
    { numRuns: 15 },
  )
})

const stay: Step = { change: it => it, settings: defaultSettings }

/** By every place that is there, named or not. */
function usesFromNothing(model: LinkedModel) {
  const places = model.resources.map(({ id }) => JSON.stringify({ resource: id, path: ['metadata', 'name'] }))
  const found = new Map(places.map(it => [it, [] as object[]]))
  for (const from of model.resources)
    for (const mention of mentionsOf(model, from))
      for (const place of new Set(mention.places().map(it => JSON.stringify(it)))) {
        if (place === JSON.stringify({ resource: from.id, path: mention.path })) continue
        const uses = found.get(place) ?? []
        found.set(place, [...uses, { from, path: mention.path }])
      }
  return found
}
