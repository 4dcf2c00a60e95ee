import { describe, expect, it } from 'vitest'
import type { Graph } from '../../../core/graph/graph.ts'
import { rowCentres } from '../../../core/graph/sizes.ts'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { emptyFlow, sameShape, toFlow } from './flow-graph.ts'
import { indexGraph } from './graph-index.ts'
import { handleIn, handleOut, rowOfHandle } from './handles.ts'

const graph = graphOf(shopFiles)

describe('the graph for React Flow', () => {
  it('carries sizes and the end of every edge, so that nothing has to be measured', () => {
    const { nodes, edges } = flowOf(graph)
    for (const node of nodes) expect(node.measured).toEqual({ width: node.width, height: node.height })
    const handles = new Map(nodes.map(it => [it.id, new Set(it.handles?.map(handle => handle.id))]))
    expect(edges.length).toBe(graph.edges.length)
    for (const edge of edges) {
      expect(handles.get(edge.source)).toContain(edge.sourceHandle)
      expect(handles.get(edge.target)).toContain(edge.targetHandle)
    }
  })

  it('lets edges leave from the middle of their row', () => {
    const gateway = graph.nodes.find(it => it.type === 'gateway' && !it.ghost)
    if (gateway?.type !== 'gateway') throw new Error('no gateway')
    const node = flowOf(graph).nodes.find(it => it.id === gateway.id)!
    const row = gateway.rows[1]!.id
    const handle = node.handles?.find(it => it.id === handleOut(row))
    expect(handle).toMatchObject({ x: gateway.width, y: rowCentres(gateway).get(row) })
  })

  it('keeps every object when the same content comes again', () => {
    const before = flowOf(graph)
    const after = flowOf(structuredClone(graph) as Graph, before)
    expect(after.nodes).toBe(before.nodes)
    expect(after.edges).toBe(before.edges)
  })

  it('renews only the node that changed', () => {
    const before = flowOf(graph)
    const changed = structuredClone(graph) as Graph
    const nodes = changed.nodes.map(it => (it.type === 'host' ? { ...it, title: 'other.example.com' } : it))
    const after = flowOf({ ...changed, nodes }, before)
    const renewed = after.nodes.filter((it, i) => it !== before.nodes[i])
    expect(renewed.map(it => it.type)).toEqual(['host'])
    const ends = new Set(renewed.map(it => it.id))
    for (const edge of after.edges) {
      const same = before.edges.find(it => it.id === edge.id) === edge
      expect(same).toBe(!ends.has(edge.source) && !ends.has(edge.target))
    }
  })

  it('keeps the edges of a box whose words change, and its shape', () => {
    const before = flowOf(graph)
    const typed = graph.nodes.map(it =>
      it.type === 'virtualService'
        ? { ...it, rows: it.rows.map(row => ({ ...row, matches: ['GET /typed/*'] })) }
        : it,
    )
    const after = flowOf({ ...graph, nodes: typed }, before)
    expect(after.nodes).not.toBe(before.nodes)
    expect(after.edges).toBe(before.edges)
    expect(sameShape(before.nodes, after.nodes)).toBe(true)
    const [first, ...others] = after.nodes
    const lower = { ...first!, position: { ...first!.position, y: first!.position.y + 1 } }
    expect(sameShape(before.nodes, [lower, ...others])).toBe(false)
    expect(sameShape(before.nodes, others)).toBe(false)
  })

  it('puts a node where the user has put it, and a node of any name only there', () => {
    const id = graph.nodes[0]!.id
    const moved = flowOf(graph, emptyFlow, { [id]: { x: 5, y: 7 } })
    expect(moved.nodes.find(it => it.id === id)?.position).toEqual({ x: 5, y: 7 })
    const odd: Graph = { nodes: [{ ...graph.nodes[0]!, id: 'constructor' }], edges: [] }
    expect(flowOf(odd).nodes[0]?.position).toEqual({ x: graph.nodes[0]!.x, y: graph.nodes[0]!.y })
  })

  it('leaves out an edge whose node is not drawn, and leads one whose row is gone to the node', () => {
    const [a, b] = graph.nodes
    const odd: Graph = {
      nodes: [a!, b!],
      edges: [
        { id: '1', source: a!.id, target: 'nobody', type: 'serve' },
        { id: '2', source: a!.id, target: b!.id, targetRow: 'gone', type: 'serve' },
      ],
    }
    const { edges } = flowOf(odd)
    expect(edges.map(it => [it.id, it.targetHandle])).toEqual([['2', handleIn()]])
  })

  it('finds the row of a handle again, whatever its id holds', () => {
    expect(rowOfHandle(handleOut('Gateway/ns:x/a#servers/0'))).toBe('Gateway/ns:x/a#servers/0')
    expect(rowOfHandle(handleIn())).toBeUndefined()
    expect(rowOfHandle(null)).toBeUndefined()
  })
})

function flowOf(of: Graph, before = emptyFlow, positions = {}) {
  return toFlow(of, indexGraph(of), { positions, rowsFrom: new Map() }, before)
}
