import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { createAssembler, type Part, type PartBuilder } from './assemble-parts.ts'

interface Named {
  readonly id: string
  readonly title: number
}

type NamedPart = Part<Named, string>

it('builds of parts what is built of them from nothing, one after the other and stage after stage', () => {
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 8 }), all => {
      const begin = createAssembler<Named, string>()
      let kept: readonly NamedPart[] = []
      for (const next of all) {
        // A part that says what it said is the same object as before.
        kept = next.map((it, i) => (JSON.stringify(it) === JSON.stringify(kept[i]) ? kept[i]! : it))
        const builder = begin()
        kept.forEach((part, i) => {
          if (i % 3 === 1) expect(builder.nodes()).toEqual(together(kept.slice(0, i)).nodes)
          add(builder, part, i)
        })
        const { nodes, edges, indices } = builder.build()
        expect({ nodes, edges }).toEqual(together(kept))
        expect(indices).toEqual(new Map(nodes.map((it, i) => [it.id, i])))
      }
    }),
  )
})

function together(all: readonly NamedPart[]): NamedPart {
  const nodes = new Map<string, Named>()
  for (const it of all.flatMap(part => part.nodes)) if (!nodes.has(it.id)) nodes.set(it.id, it)
  return { nodes: [...nodes.values()], edges: all.flatMap(it => it.edges) }
}

function add(builder: PartBuilder<Named, string>, part: NamedPart, i: number): void {
  const isLoose = i % 4 === 3
  if (!isLoose) builder.addPart(part)
  for (const it of isLoose ? part.nodes : []) builder.addNode(it)
  for (const it of isLoose ? part.edges : []) builder.addEdge(it)
}

const node = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), title: fc.nat(2) })
const part = fc.record({
  nodes: fc.array(node, { maxLength: 3 }),
  edges: fc.array(fc.string(), { maxLength: 2 }),
})
const parts = fc.array(part, { minLength: 3, maxLength: 6 })
