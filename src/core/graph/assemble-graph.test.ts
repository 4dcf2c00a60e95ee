import { expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { createAssembler } from './assemble-graph.ts'
import type { GraphEdge, GraphNode } from './graph.ts'
import { createGraphBuilder, type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'

it('builds what a builder from scratch builds, drawing after drawing and stage after stage', () => {
  fc.assert(
    fc.property(fc.array(drawing, { minLength: 1, maxLength: 8 }), drawings => {
      const begin = createAssembler()
      let kept: readonly GraphPart[] = []
      for (const parts of drawings) {
        // Parts that look alike are the same object as before, as what draws them sees to.
        kept = parts.map((part, i) => (JSON.stringify(part) === JSON.stringify(kept[i]) ? kept[i]! : part))
        const plain = createGraphBuilder()
        const again = begin()
        kept.forEach((part, i) => {
          if (i % 3 === 1) expect(again.nodes()).toEqual(plain.nodes())
          for (const builder of [plain, again]) add(builder, part, i)
        })
        const { nodes, edges, indices } = again.build()
        expect({ nodes, edges, indices }).toEqual(plain.build())
      }
    }),
  )
})

function add(builder: GraphBuilder, part: GraphPart, i: number): void {
  const isLoose = i % 4 === 3
  if (!isLoose) builder.addPart(part)
  for (const it of isLoose ? part.nodes : []) builder.addNode(it)
  for (const it of isLoose ? part.edges : []) builder.addEdge(it)
}

const node = fc.record({ id: fc.nat(6), title: fc.nat(2) }).map(
  ({ id, title }): GraphNode => ({
    ...origin,
    id: `n${id}`,
    type: 'host',
    column: 'host',
    width: 1,
    height: 1,
    title: `t${title}`,
    host: 'a',
  }),
)

const edge = fc
  .record({ id: fc.nat(6), to: fc.nat(6) })
  .map(({ id, to }): GraphEdge => ({ id: `e${id}`, source: 'n0', target: `n${to}`, type: 'bind' }))

const part = fc.record({ nodes: fc.array(node, { maxLength: 3 }), edges: fc.array(edge, { maxLength: 2 }) })
const drawing = fc.array(part, { minLength: 3, maxLength: 6 })
