import { describe, expect, it } from 'vitest'
import { evenMix } from '../../../core/traffic/even-mix.ts'
import { flowOf } from '../../../core/traffic/traffic-flow.ts'
import { withTraffic } from '../../../core/traffic/traffic-graph.ts'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { modelOf } from '../../../testing/check-trace.ts'
import { emptyFlow, toFlow } from '../flow/flow-graph.ts'
import { indexGraph } from '../flow/graph-index.ts'
import { bandsOf } from './bands.ts'

const plain = graphOf(shopFiles)
const model = modelOf(shopFiles.map(it => it.text).join('---\n'))
const graph = withTraffic(plain, flowOf(plain, model, evenMix(model)))
const { nodes } = toFlow(graph, indexGraph(graph), { positions: {}, rowsFrom: new Map() }, emptyFlow)
const bands = bandsOf(nodes, graph.edges)

describe('bands', () => {
  it('are as wide where they arrive as where they leave, box by box', () => {
    const widths = (side: 'source' | 'target', node: string) =>
      graph.edges
        .filter(it => it[side] === node && it.type !== 'mirror')
        .reduce((sum, it) => sum + (bands.get(it.id)?.width ?? 0), 0)
    const shop = 'VirtualService/shop/shop'
    expect(widths('target', shop)).toBeGreaterThan(0)
    expect(widths('source', shop)).toBeCloseTo(widths('target', shop), 9)
  })

  it('lie side by side without a gap, in the order of what they lead to', () => {
    const split = graph.edges.filter(it => it.sourceRow === 'VirtualService/shop/shop#http/0')
    const [first, second] = split
      .map(it => bands.get(it.id))
      .filter(it => it !== undefined)
      .toSorted((a, b) => a.from - b.from)
    expect((second?.from ?? 0) - (first?.from ?? 0)).toBeCloseTo(
      ((first?.width ?? 0) + (second?.width ?? 0)) / 2,
      9,
    )
    const top = split.find(it => bands.get(it.id) === first)
    const below = split.find(it => bands.get(it.id) === second)
    const heightOf = (id?: string) => nodes.find(it => it.id === id)?.position.y ?? 0
    expect(heightOf(top?.target)).toBeLessThan(heightOf(below?.target))
  })

  it('are none where nothing flows', () => {
    for (const edge of graph.edges) expect(bands.has(edge.id)).toBe((edge.traffic?.share ?? 0) > 0)
    expect(bandsOf(nodes, plain.edges).size).toBe(0)
  })
})
