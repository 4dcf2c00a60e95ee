import { describe, expect, it } from 'vitest'
import type { Graph, GraphEdge, RuleRow, VirtualServiceNode } from '../../../core/graph/graph.ts'
import { windowRows } from '../../../core/graph/row-window.ts'
import { withVirtualServiceHeight } from '../../../core/graph/sizes.ts'
import { rowsAbove, rowsBelow } from '../flow/anchors.ts'
import { emptyFlow, toFlow } from '../flow/flow-graph.ts'
import { foldEdges } from '../flow/fold-edges.ts'
import { indexGraph } from '../flow/graph-index.ts'
import { handleOut } from '../flow/handles.ts'
import { keyOf } from '../items/item.ts'
import { type RowsFrom, rowBeside, withPath, withRow } from './rows-from.ts'

const graph = shopWith(3000)
const index = indexGraph(graph)
const rule = (i: number) => keyOf('shop', `rule ${i}`)

describe('the rows that a box with thousands of rules shows', () => {
  it('move to a row that is gone to, and stay for one that is shown', () => {
    const moved = withRow(new Map(), index, rule(2500))
    expect(shownOf(moved)).toContain('rule 2500')
    expect(withRow(moved, index, rule(2500))).toBe(moved)
    expect(withRow(moved, index, 'shop')).toBe(moved)
    expect(withRow(moved, index, 'nothing')).toBe(moved)
    expect(withRow(moved, index, keyOf('shop', 'no such rule'))).toBe(moved)
  })

  it('have a row of a path among them, and move for none where they have one', () => {
    const path = new Set(['shop', rule(7), rule(1800), rule(2900)])
    expect(withPath(new Map(), index, path).size).toBe(0)
    const moved = withPath(new Map(), index, new Set(['shop', rule(1800), rule(2900)]))
    expect(shownOf(moved)).toContain('rule 1800')
  })

  it('are followed on each side by the row that its button leads to', () => {
    const middle = new Map([['shop', 1000]])
    expect(rowBeside(middle, index, 'shop', 'above')).toBe(rule(999))
    expect(rowBeside(middle, index, 'shop', 'below')).toBe(rule(1000 + windowRows))
    expect(rowBeside(new Map(), index, 'shop', 'above')).toBeUndefined()
    expect(rowBeside(new Map([['shop', 3000]]), index, 'shop', 'below')).toBeUndefined()
  })
})

describe('the edges of rows that are not shown', () => {
  it('are one for each box they lead to, and stand for every edge once', () => {
    for (const from of [0, 1000, 2960]) {
      const drawn = foldEdges(graph.nodes, graph.edges, new Map([['shop', from]]))
      expect(drawn.length).toBeLessThanOrEqual(windowRows + 2 * 2)
      expect(drawn.flatMap(it => it.of).toSorted()).toEqual(graph.edges.map(it => it.id).toSorted())
    }
  })

  it('end at lines of their box that React Flow knows of, with the traffic of all of them', () => {
    const flow = toFlow(graph, index, { positions: {}, rowsFrom: new Map([['shop', 1000]]) }, emptyFlow)
    const box = flow.nodes.find(it => it.id === 'shop')!
    const handles = new Set(box.handles?.map(it => it.id))
    for (const edge of flow.edges) expect(handles).toContain(edge.sourceHandle)
    const ends = flow.edges.map(it => it.sourceHandle)
    expect(ends).toContain(handleOut(rowsAbove))
    expect(ends).toContain(handleOut(rowsBelow))
    const traffic = flow.edges.reduce((sum, it) => sum + (it.data?.edge.traffic?.share ?? 0), 0)
    expect(traffic).toBeCloseTo(1)
  })

  it('leave the drawing as it is where all rows are shown', () => {
    const small = shopWith(60)
    const drawn = foldEdges(small.nodes, small.edges, new Map([['shop', 30]]))
    expect(drawn.map(it => it.edge)).toEqual(small.edges)
  })
})

function shownOf(rowsFrom: RowsFrom): string[] {
  const box = toFlow(graph, index, { positions: {}, rowsFrom }, emptyFlow).nodes.find(it => it.id === 'shop')!
  return box.handles?.flatMap(it => (it.type === 'source' ? [String(it.id).slice('out:'.length)] : [])) ?? []
}

/** A VirtualService whose rules lead to one of two services by turns. */
function shopWith(count: number): Graph {
  const rows = Array.from(
    { length: count },
    (_, i): RuleRow => ({
      id: `rule ${i}`,
      place: { resource: 'VirtualService/a/shop', path: ['spec', 'http', i] },
      protocol: 'http',
      number: i + 1,
      matches: [`/${i}`],
      chips: [],
    }),
  )
  const box = { x: 0, y: 0, width: 200 }
  const shop: VirtualServiceNode = withVirtualServiceHeight({
    ...box,
    id: 'shop',
    type: 'virtualService',
    column: 'virtualService',
    height: 0,
    title: 'shop',
    hosts: [],
    rows,
  })
  const services = ['one', 'two'].map(host => ({
    ...box,
    id: host,
    type: 'destination' as const,
    column: 'destination' as const,
    height: 48,
    title: host,
    host,
  }))
  const edges = rows.map(
    ({ id }, i): GraphEdge => ({
      id: `edge ${i}`,
      source: 'shop',
      sourceRow: id,
      target: i % 2 === 0 ? 'one' : 'two',
      type: 'route',
      share: 1,
      traffic: { share: 1 / count },
    }),
  )
  return { nodes: [shop, ...services], edges }
}
