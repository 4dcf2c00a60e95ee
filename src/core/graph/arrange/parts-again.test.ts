import { describe, expect, it } from 'vitest'
import { manyResources } from '../../../testing/many-resources.ts'
import fc from '../../../testing/property.ts'
import { randomEdits } from '../../../testing/random-edits.ts'
import { analyze } from '../../analyze.ts'
import { createSession } from '../../session.ts'
import type { Graph, VirtualServiceNode } from '../graph.ts'
import { arrangeGraph } from './arrange.ts'
import { type ArrangeOptions, type Level, noFolding } from './arrangement.ts'
import { partsOf } from './parts.ts'

const room = { width: 960, height: 800 }

describe('a drawing that follows on another', () => {
  it('is arranged as it is from nothing, after any edits', () => {
    const levels = fc.constantFrom<Level | undefined>(undefined, 'cards', 'lines', 'groups', 'gateways')
    const folding = fc.constantFrom(noFolding, { ...noFolding, all: 'open' as const })
    fc.assert(
      fc.property(randomEdits, levels, folding, fc.nat(), ({ start, steps }, level, folding, seen) => {
        const session = createSession()
        let files = start
        for (const { change, settings } of [undefined, ...steps].map(it => it ?? stay)) {
          files = change(files)
          const { graph } = session.update(files, settings)
          const focus = new Set(graph.nodes.slice(seen % 9, (seen % 9) + 1).map(it => it.id))
          const zoomed = { unfolded: [], levels: level ? [level] : [] }
          const options: ArrangeOptions = { room, folding, focus, zoomed }
          const arranged = arrangeGraph(graph, options)
          expect(arranged).toEqual(arrangeFromNothing(graph, options))
        }
      }),
      { numRuns: 30 },
    )
  })

  it('has the same section, box and edges where somebody types in another section', () => {
    const session = createSession()
    const files = manyResources(1000)
    const before = session.update(files).graph
    const parts = partsOf(before)
    const options: ArrangeOptions = { room, folding: noFolding, focus: new Set() }
    const drawn = arrangeGraph(before, options)
    const after = session.update(
      files.map(it =>
        it.name === 'team-3/cart.yaml' ? { ...it, text: it.text.replace('/api/', '/apis/') } : it,
      ),
    ).graph

    expect(after).not.toBe(before)
    const changed = partsOf(after).sections.filter((it, i) => it !== parts.sections[i])
    expect(changed.map(it => it.head?.subtitle)).toEqual(['team-3 · istio=ingressgateway-3'])
    expect(arrangeGraph(after, options).graph.edges).toBe(drawn.graph.edges)
  })
})

describe('a box that says something else', () => {
  it('stands where it stands in a drawing from nothing, folded or not, and makes room where it grows', () => {
    const { graph: start } = createSession().update(manyResources(200))
    const { id } = start.nodes.filter(it => it.type === 'virtualService')[4]!
    for (const level of ['cards', 'lines', 'groups', 'gateways'] as const)
      for (const folding of [noFolding, { ...noFolding, all: 'open' as const }]) {
        const options = { room, folding, focus: new Set([id]), zoomed: { unfolded: [], levels: [level] } }
        let graph = start
        for (const change of changes) {
          const nodes = graph.nodes.map(it =>
            it.id === id && it.type === 'virtualService' ? change(it) : it,
          )
          graph = { ...graph, nodes }
          expect(arrangeGraph(graph, options)).toEqual(arrangeFromNothing(graph, options))
        }
      }
  })
})

const changes: readonly ((it: VirtualServiceNode) => VirtualServiceNode)[] = [
  it => it,
  it => ({ ...it, rows: it.rows.map(row => ({ ...row, matches: ['GET /other'] })) }),
  it => ({ ...it, badge: { severity: 'error', count: 3 } }),
  it => ({ ...it, height: it.height + 40 }),
  it => ({ ...it, rows: it.rows.slice(1) }),
  it => ({ ...it, height: it.height - 40 }),
]

const stay = { change: <T>(it: T) => it, settings: undefined }
const other = analyze([]).graph

/** What is kept of drawings before belongs to other objects. */
function arrangeFromNothing(graph: Graph, options: ArrangeOptions) {
  const copy = structuredClone(graph)
  partsOf({ ...other })
  const arranged = arrangeGraph(copy, options)
  partsOf(graph)
  return arranged
}
