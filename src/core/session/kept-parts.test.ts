import { expect, it } from 'vitest'
import { manyResources } from '../../testing/many-resources.ts'
import fc from '../../testing/property.ts'
import { randomEdits, type Step } from '../../testing/random-edits.ts'
import { drawModel } from '../gateway-drawing/draw-model.ts'
import { withBadges } from '../graph/badges.ts'
import { layoutGraph } from '../graph/layout.ts'
import { isRefused } from '../rules/engine/refusals.ts'
import { createSession } from '../session.ts'
import { defaultSettings } from '../settings.ts'
import { type KeptDiagnostics, keepDiagnostics } from './keep-diagnostics.ts'
import { type KeptFile, keepDocuments } from './keep-documents.ts'
import { type KeptModel, keepModel } from './keep-model.ts'
import { type Placed, placeResources } from './place-resources.ts'

// Documents that cannot be read included: what is kept of them is the same in both.
it('names, links, judges and draws after any edits as it does from nothing', () => {
  fc.assert(
    fc.property(randomEdits, ({ start, steps }) => {
      const session = createSession()
      let files = start
      let kept: readonly KeptFile[] = keepDocuments([], files)
      let placed: Placed | undefined
      let model: KeptModel | undefined
      let diagnostics: KeptDiagnostics | undefined
      session.update(files)
      for (const { change, settings } of [stay, ...steps]) {
        files = change(files)
        kept = keepDocuments(kept, files)
        placed = placeResources(placed, kept, settings)
        model = keepModel(model, placed.resources, settings)
        diagnostics = keepDiagnostics(diagnostics, placed.documents, model)
        const fresh = placeResources(undefined, kept, settings)
        const freshModel = keepModel(undefined, fresh.resources, settings)
        const judged = keepDiagnostics(undefined, fresh.documents, freshModel)
        expect(placesOf(placed)).toEqual(placesOf(fresh))
        expect(placed.resources).toEqual(fresh.resources)
        expect(placed.stale).toEqual(fresh.stale)
        expect(linksOf(model)).toEqual(linksOf(freshModel))
        expect(diagnostics.diagnostics).toEqual(judged.diagnostics)
        const drawn = layoutGraph(drawModel(freshModel.model, new Set(fresh.stale), isRefused))
        expect(session.update(files, settings).graph).toEqual(withBadges(drawn, judged.diagnostics))
      }
    }),
    { numRuns: 30 },
  )
})

it('leaves all other boxes as they are where a host leaves its Gateway and comes back, however many there are', () => {
  const session = createSession()
  const files = manyResources(1000)
  const at = files.findIndex(it => it.text.includes('kind: VirtualService'))
  const before = session.update(files).graph
  const known = new Set<object>([...before.nodes, ...before.edges])
  const text = files[at]!.text.replace(/hosts:\n {2}- /, '$&elsewhere.')
  const left = session.update(files.with(at, { ...files[at]!, text })).graph

  expect(before.nodes.length - left.nodes.length).toBeLessThanOrEqual(1)
  expect(left).not.toEqual(before)
  expect([...left.nodes, ...left.edges].filter(it => !known.has(it)).length).toBeLessThan(10)
  expect(session.update(files).graph).toEqual(before)
})

const stay: Step = { change: it => it, settings: defaultSettings }

/** Settings that name alike may be others. */
function placesOf({ documents }: Placed) {
  return documents.map(({ naming, ...it }) => it)
}

function linksOf({ model }: KeptModel) {
  return {
    kinds: [...model.kinds].map(([kind, list]) => [kind, list.map(it => it.id)]).sort(),
    found: model.resources.map(it => model.find(it.kind, it.namespace, it.name)?.id),
    shadowed: model.resources.map(it => model.isShadowed(it)),
  }
}
