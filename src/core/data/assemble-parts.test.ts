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

it('builds of lists of parts what is built of each part, list after list', () => {
  fc.assert(
    fc.property(fc.array(lists, { minLength: 1, maxLength: 8 }), all => {
      const begin = createAssembler<Named, string>()
      let kept: readonly (readonly NamedPart[])[] = []
      for (const next of all) {
        kept = next.map((list, i) => keptList(kept[i] ?? [], list))
        const builder = begin()
        for (const it of kept) builder.addParts(it)
        const { nodes, edges, indices } = builder.build()
        expect({ nodes, edges }).toEqual(together(kept.flat()))
        expect(indices).toEqual(new Map(nodes.map((it, i) => [it.id, i])))
      }
    }),
    { numRuns: 300 },
  )
})

it('gives the lists of before where nothing is another object', () => {
  const begin = createAssembler<Named, string>()
  const build = (list: readonly NamedPart[]) => {
    const builder = begin()
    builder.addParts(list)
    return builder.build()
  }
  const [a, b] = ['a', 'b'].map(id => ({ nodes: [{ id, title: 1 }], edges: [id] }))
  const before = build([a!, b!])

  expect(build([a!, b!])).toBe(before)
  expect(build([a!, { ...b! }])).toBe(before)
  expect(build([b!]).nodes).toEqual(b!.nodes)
})

it('puts thousands of parts together that come and go at once', () => {
  const begin = createAssembler<Named, string>()
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => ({
      nodes: [
        { id: `${from + i}`, title: 0 },
        { id: `all${(from + i) % 7}`, title: i },
      ],
      edges: [`${from + i}`],
    }))
  const first = many(0, 4000)
  for (const list of [first, first.slice(2500), [...many(9000, 11_000), ...first], many(4000, 4003)]) {
    const builder = begin()
    builder.addParts(list)
    const { nodes, edges } = builder.build()
    expect({ nodes, edges }).toEqual(together(list))
  }
})

/** Lists and parts that say what they said are the same objects as before. */
function keptList(before: readonly NamedPart[], now: readonly NamedPart[]): readonly NamedPart[] {
  const known = new Map(before.map(it => [JSON.stringify(it), it]))
  const list = now.map(it => known.get(JSON.stringify(it)) ?? it)
  return list.length === before.length && list.every((it, i) => it === before[i]) ? before : list
}

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
const lists = fc.array(fc.array(part, { maxLength: 6 }), { minLength: 2, maxLength: 3 })
