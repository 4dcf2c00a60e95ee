import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { type LinkedModel, linkModel } from '../model/model.ts'
import { defaultSettings } from '../settings.ts'
import { type KeptFile, keepDocuments } from './keep-documents.ts'
import { type Names, nameResources } from './name-resources.ts'
import { placeResources } from './place-resources.ts'

// Names that others have, that they get where two have one, and none; a document that cannot be read keeps its last.
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'a~2', 'b~2', '~']
const object = fc.record({ name: fc.constantFrom(...names), isBroken: fc.nat(9).map(it => it === 0) })
const file = fc.array(object, { minLength: 1, maxLength: 2 })
const start = fc.array(file, { minLength: 3, maxLength: 4 })
const edit = fc.record({ file: fc.nat(3), objects: file })

it('names and finds after renaming what it names and finds from nothing', () => {
  fc.assert(
    fc.property(start, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
      let texts = first
      let kept: readonly KeptFile[] = []
      let named: Names | undefined
      let placed = placeResources(undefined, [], defaultSettings)
      let model = linkModel([], defaultSettings)
      for (const { file, objects } of [undefined, ...edits].map(it => it ?? { file: -1, objects: [] })) {
        texts = texts.map((it, i) => (i === file ? objects : it))
        kept = keepDocuments(
          kept,
          texts.map((it, i) => ({ name: `${i}.yaml`, text: it.map(textOf).join('---\n') })),
        )
        named = nameResources(named, kept, 'default')
        placed = placeResources(placed, kept, defaultSettings)
        model = linkModel(placed.resources, defaultSettings, model)
        expect(idsOf(named)).toEqual(idsOf(nameResources(undefined, kept, 'default')))
        const fresh = linkModel(placed.resources, defaultSettings)
        expect(linksOf(model)).toEqual(linksOf(fresh))
      }
    }),
    { numRuns: 300 },
  )
})

function textOf({ name, isBroken }: { readonly name: string; readonly isBroken: boolean }): string {
  return `kind: Service\napiVersion: v1\nmetadata: {name: "${name}"}\n${isBroken ? 'spec: [\n' : ''}`
}

function idsOf({ files }: Names): string[][] {
  return files.map(it => it.documents.flatMap(document => document.map(named => named.id)))
}

function linksOf({ kinds, names, shadowed }: LinkedModel) {
  return {
    kinds: new Map([...kinds].map(([kind, list]) => [kind, list.map(it => it.id)])),
    names: new Map(names),
    shadowed: new Set([...shadowed].map(it => it.id)),
  }
}
