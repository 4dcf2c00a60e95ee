import { describe, expect, it } from 'vitest'
import { overlapsIn } from '../../../testing/arranged.ts'
import { drawnWorkspaces } from '../../../testing/drawn-workspaces.ts'
import { manyResources } from '../../../testing/many-resources.ts'
import fc from '../../../testing/property.ts'
import { analyze } from '../../analyze.ts'
import { examples } from '../../examples/index.ts'
import { wholeDrawing } from '../../picture/drawing.ts'
import { createSession } from '../../session.ts'
import type { Graph, GraphNode } from '../graph.ts'
import { arrangeGraph } from './arrange.ts'
import { type Arrangement, type Folding, noFolding } from './arrangement.ts'
import { largestZoom } from './choose-level.ts'

const laptop = { width: 960, height: 800 }
const drawn = new Map([8, 40, 200, 1000].map(count => [count, analyze(manyResources(count)).graph]))
const graphOf = (count: number) => drawn.get(count)!

function arrange(graph: Graph, options: Partial<Parameters<typeof arrangeGraph>[1]> = {}): Arrangement {
  return arrangeGraph(graph, { room: laptop, folding: noFolding, focus: new Set(), ...options })
}

describe('a drawing on a canvas', () => {
  it('shows a Sidecar of many listeners beside a box for the many services', () => {
    const services = Array.from({ length: 70 }, (_, i) => ({
      name: `svc-${i}.yaml`,
      text: `kind: Service\napiVersion: v1\nmetadata: { name: svc-${i}, namespace: shop }\nspec: { ports: [{ name: http, port: ${9000 + i} }] }\n`,
    }))
    const egress = services.map(
      (_, i) =>
        `  - port: { number: ${9000 + i}, name: http-${i}, protocol: HTTP }\n    hosts: [./svc-${i}.shop.svc.cluster.local]\n`,
    )
    const text = `kind: Sidecar\nmetadata: { name: default, namespace: shop }\nspec:\n  egress:\n${egress.join('')}`
    const drawn = arrange(analyze([{ name: 'sidecar.yaml', text }, ...services]).graph)
    expect(drawn.graph.nodes.map(it => [it.type, it.title])).toEqual([
      ['group', 'Sidecars'],
      ['sidecar', 'default'],
      ['group', 'No rule leads here'],
    ])
    expect(overlapsIn(drawn)).toEqual([])
  })

  it.each([
    [8, 'full'],
    [40, 'cards'],
    [200, 'lines'],
    [1000, 'gateways'],
  ] as const)('of %i resources shows as much as can be read: %s', (count, level) => {
    expect(arrange(graphOf(count)).level).toBe(level)
  })

  it('is the same where the session gave no places, as it does above any screen', () => {
    const unplaced = createSession().update(manyResources(1000)).graph
    const placed = graphOf(1000)
    expect(unplaced.nodes.every(it => it.x === 0 && it.y === 0)).toBe(true)
    const virtualServices = placed.nodes.filter(it => it.type === 'virtualService').map(it => it.id)
    const options: Partial<Parameters<typeof arrangeGraph>[1]>[] = [
      {},
      { room: undefined },
      { room: { width: 7680, height: 4320 } },
      { folding: { all: 'open', items: {} } },
      { folding: { all: 'folded', items: {} } },
      { focus: new Set(virtualServices.slice(0, 3)) },
      { room: undefined, folding: { all: undefined, items: { [virtualServices[0]!]: 'folded' } } },
    ]
    for (const it of options) expect(arrange(unplaced, it)).toEqual(arrange(placed, it))
    expect(wholeDrawing(unplaced)).toEqual(wholeDrawing(placed))
  })

  it('of 40 and of 1,000 resources is one screen', () => {
    for (const count of [40, 1000]) {
      const { graph } = arrange(graphOf(count))
      expect(rightOf(graph)).toBeLessThanOrEqual(laptop.width)
      expect(bottomOf(graph)).toBeLessThanOrEqual(laptop.height)
    }
  })

  it('is the whole drawing, in its columns, for every example on a laptop', () => {
    for (const { id, files } of examples) {
      const { graph } = analyze(files)
      const { level, graph: now } = arrange(graph)
      expect([id, level]).toEqual([id, 'full'])
      expect(now.nodes.map(({ y: _, ...it }) => it)).toEqual(graph.nodes.map(({ y: _, ...it }) => it))
      expect(now.edges).toBe(graph.edges)
    }
  })

  it('takes half of a laptop’s canvas with a few boxes, which stand no farther apart than it takes', () => {
    for (const id of ['canary', 'bookinfo']) {
      const { graph } = analyze(examples.find(it => it.id === id)!.files)
      const { graph: now } = arrange(graph)
      const zoom = Math.min(largestZoom, (laptop.width - 32) / rightOf(now))
      const used = (zoom * zoom * rightOf(now) * bottomOf(now)) / (laptop.width * laptop.height)
      expect([id, used >= 0.5, used <= 0.75]).toEqual([id, true, true])
    }
  })

  it('of a few folded boxes is shown larger than life, also while one of them is unfolded', () => {
    const { graph } = analyze(drawnWorkspaces['many gateways']!(40))
    const sizes = ({ nodes }: Graph) => nodes.flatMap(it => (it.type === 'group' ? [it.width] : []))
    const before = arrange(graph)
    const zoom = (laptop.width - 32) / rightOf(before.graph)
    expect(before.level).toBe('gateways')
    expect(zoom).toBeGreaterThan(1.1)
    expect(bottomOf(before.graph) * zoom).toBeLessThanOrEqual(laptop.height)
    const { id } = graph.nodes.find(it => it.type === 'virtualService')!
    const now = arrange(graph, { focus: new Set([id]) })
    expect(new Set(sizes(now.graph).filter(it => sizes(before.graph).includes(it))).size).toBe(1)
  })

  it('is folded on a phone, no wider than it', () => {
    const { level, graph } = arrange(graphOf(40), { room: { width: 390, height: 700 } })
    expect(level).toBe('cards')
    expect(rightOf(graph)).toBeLessThanOrEqual(390)
  })

  it('is no wider than a phone, for every example', () => {
    const wide = examples.filter(
      it => rightOf(arrange(analyze(it.files).graph, { room: { width: 390, height: 700 } }).graph) > 390,
    )
    expect(wide.map(it => it.id)).toEqual([])
  })

  it('is no wider than a phone with everything unfolded', () => {
    const graphs = [graphOf(40), ...examples.map(it => analyze(it.files).graph)]
    for (const graph of graphs) {
      const options = { room: { width: 390, height: 700 }, folding: { all: 'open', items: {} } } as const
      expect(rightOf(arrange(graph, options).graph)).toBeLessThanOrEqual(390)
    }
  })

  it('never lets boxes overlap, whatever is folded and whatever the canvas', () => {
    fc.assert(
      fc.property(
        anyCount,
        anyRoom,
        anyFolding,
        fc.array(fc.nat(), { maxLength: 3 }),
        (count, room, folding, asked) => {
          const graph = graphOf(count)
          const focus = new Set(asked.map(it => graph.nodes[it % graph.nodes.length]!.id))
          expect(overlapsIn(arrange(graph, { room, folding, focus }))).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('has a box for everything: drawn, or one that stands for it', () => {
    fc.assert(
      fc.property(anyCount, anyRoom, anyFolding, (count, room, folding) => {
        const graph = graphOf(count)
        const { graph: now, holders } = arrange(graph, { room, folding })
        const ids = new Set(now.nodes.map(it => it.id))
        const lost = graph.nodes.filter(it => !ids.has(it.id) && !ids.has(holders.get(it.id) ?? ''))
        expect(lost.map(it => it.id)).toEqual([])
        for (const it of now.edges) expect([ids.has(it.source), ids.has(it.target)]).toEqual([true, true])
      }),
      { numRuns: 40 },
    )
  })

  it('shows what is in focus, with what it leads to beside it', () => {
    const graph = graphOf(1000)
    const node = graph.nodes.find(it => it.id === 'VirtualService/team-7/media')!
    const arranged = arrange(graph, { focus: new Set([node.id]) })
    const shown = arranged.graph.nodes.find(it => it.id === node.id)
    expect(shown).toMatchObject({ type: 'virtualService', rows: expect.any(Array) })
    expect(shown).not.toHaveProperty('summary')
    const near = arranged.graph.nodes.filter(it => it.type === 'destination')
    expect(near.map(it => it.title)).toEqual(['media', 'media'])
    for (const it of near) expect(Math.abs(it.y - shown!.y)).toBeLessThan(200)
  })

  it('unfolds for a host, a rule’s destination and a gateway what holds them', () => {
    const graph = graphOf(1000)
    for (const find of [
      (it: GraphNode) => it.type === 'host' && it.host === 'media.team-7.example.com',
      (it: GraphNode) => it.type === 'destination' && it.host.startsWith('media.team-7.'),
      (it: GraphNode) => it.type === 'gateway' && it.subtitle?.startsWith('team-7') === true,
    ]) {
      const { id } = graph.nodes.find(find)!
      const arranged = arrange(graph, { focus: new Set([id]) })
      const shown = arranged.graph.nodes.find(it => it.id === (arranged.holders.get(id) ?? id))
      expect(shown?.type).not.toBe('group')
    }
  })

  it('of which all is unfolded has every rule, beside what it leads to, and no long tower of columns', () => {
    const { level, graph, holders } = arrange(graphOf(40), { folding: { all: 'open', items: {} } })
    expect(level).toBe('units')
    const rules = graph.nodes.filter(it => it.type === 'virtualService')
    expect(rules.filter(it => 'summary' in it)).toEqual([])
    expect(graph.nodes.filter(it => it.type === 'destination')).toHaveLength(26)
    expect([...holders.keys()].filter(it => it.startsWith('destination/'))).toEqual([])
  })

  it('draws a destination of two unfolded VirtualServices once, and names it beside the other', () => {
    const { graph } = analyze([{ name: 'shared.yaml', text: shared }])
    const { graph: now } = arrange(graph, {
      folding: { all: 'open', items: {} },
      room: { width: 700, height: 300 },
    })
    const ends = now.nodes.filter(it => it.title === 'auth')
    expect(ends.map(it => it.type).sort()).toEqual([...Array(8).fill('stub'), 'destination'].sort())
    const unused = now.nodes.filter(
      it => it.type !== 'gateway' && !now.edges.some(edge => [edge.source, edge.target].includes(it.id)),
    )
    expect(unused.map(it => it.id)).toEqual([])
  })

  it('leaves everything in its place while a rule changes its words', () => {
    const files = manyResources(40)
    const file = files.findIndex(it => it.text.includes('prefix: /'))
    const { name, text } = files[file]!
    const now = analyze(files.with(file, { name, text: text.replace('prefix: /', 'prefix: /x') })).graph
    for (const folding of [noFolding, { all: 'open', items: {} }] as const)
      expect(placesOf(arrange(now, { folding }))).toEqual(placesOf(arrange(graphOf(40), { folding })))
  })

  it('leaves what did not change in its place while one VirtualService gets a rule more', () => {
    const files = manyResources(200)
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), (pick, isOpen) => {
        const routed = files.filter(it => it.text.includes('  http:\n'))
        const { name, text } = routed[pick % routed.length]!
        const more = text.replace('  http:\n', '  http:\n  - route: [{ destination: { host: more } }]\n')
        const now = analyze(files.map(it => (it.name === name ? { name, text: more } : it))).graph
        const { id } = now.nodes.find(it => rulesIn(graphOf(200), it.id) !== rulesIn(now, it.id))!
        const folding: Folding = { items: isOpen ? { [id]: 'open' } : {} }
        const before = arrange(graphOf(200), { folding })
        const after = arrange(now, { folding })
        // Boxes are in the order of reading: one that grows moves those behind it only.
        const last = isOpen ? before.graph.nodes.findIndex(it => it.id === id) : before.graph.nodes.length
        const places = (it: Arrangement) => placesOf(it).slice(0, last)
        expect(places(after)).toEqual(places(before))
      }),
      { numRuns: 5 },
    )
  })

  it('keeps its level while its size is nearly that of another', () => {
    const graph = graphOf(40)
    const heights = Array.from({ length: 200 }, (_, i) => 300 + 10 * i)
    for (const height of heights) {
      const room = { width: 1000, height }
      const { level } = arrange(graph, { room })
      expect(arrange(graph, { room: { ...room, height: height + 10 }, level }).level).toBe(level)
    }
  })

  it('is the same for the same input', () => {
    expect(arrange(graphOf(200))).toEqual(arrange(structuredClone(graphOf(200)) as Graph))
  })
})

const shared = Array.from(
  { length: 9 },
  (_, i) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop-${i} }
spec:
  hosts: [shop-${i}.example.com]
  http: [{ match: [{ uri: { prefix: /auth } }], route: [{ destination: { host: auth } }] }, { route: [{ destination: { host: shop-${i} } }] }]
`,
).join('---\n')

const anyCount = fc.constantFrom(8, 40, 200, 1000)
const anyRoom = fc.record({
  width: fc.integer({ min: 300, max: 2500 }),
  height: fc.integer({ min: 300, max: 1500 }),
})
const anyFolding = fc
  .record({
    all: fc.constantFrom(undefined, 'open' as const, 'folded' as const),
    picked: fc.array(fc.tuple(fc.nat(), fc.constantFrom('open' as const, 'folded' as const)), {
      maxLength: 6,
    }),
  })
  .map(({ all, picked }): Folding => {
    const ids = graphOf(40)
      .nodes.filter(it => it.type === 'virtualService')
      .map(it => it.id)
    return {
      ...(all && { all }),
      items: Object.fromEntries(picked.map(([at, choice]) => [ids[at % ids.length]!, choice])),
    }
  })

function rightOf({ nodes }: Graph): number {
  return Math.max(...nodes.map(it => it.x + it.width))
}

function bottomOf({ nodes }: Graph): number {
  return Math.max(...nodes.map(it => it.y + it.height))
}

function rulesIn({ nodes }: Graph, id: string): number {
  const node = nodes.find(it => it.id === id)
  return node?.type === 'virtualService' ? node.rows.length : 0
}

function placesOf({ graph }: Arrangement): unknown[] {
  return graph.nodes.map(it => [it.id, it.x, it.y, it.width, it.height])
}
