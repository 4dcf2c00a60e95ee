import { describe, expect, it } from 'vitest'
import { graphOf } from '../../testing/check-graph.ts'
import { manyResources } from '../../testing/many-resources.ts'
import fc from '../../testing/property.ts'
import { analyze } from '../analyze.ts'
import { createSession } from '../session.ts'
import type { Graph, GraphNode } from './graph.ts'
import { createGraphBuilder } from './graph-builder.ts'
import { layoutAgain, layoutGraph, withPlaces } from './layout.ts'
import { nodeGap, rowCentres } from './sizes.ts'

describe('the layout', () => {
  it('never lets nodes overlap, whatever the edges', () => {
    fc.assert(
      fc.property(anyGraph, graph => {
        expect(overlaps(layoutGraph(graph).nodes)).toEqual([])
      }),
    )
  })

  it('puts columns from left to right, and every edge of a request leads to the right', () => {
    const { nodes, edges } = analyze(manyResources(60)).graph
    const left = new Map(nodes.map(it => [it.id, it.x]))

    for (const edge of edges) expect(left.get(edge.source)!).toBeLessThan(left.get(edge.target)!)
  })

  it('stacks the columns of a drawing that is higher than any screen, in the order of the files', () => {
    const { nodes } = analyze(manyResources(1000)).graph
    expect(overlaps(nodes)).toEqual([])
    for (const x of new Set(nodes.map(it => it.x))) {
      const tops = nodes.filter(it => it.x === x).map(it => it.y)
      expect(tops).toEqual(tops.toSorted((a, b) => a - b))
    }
  })

  it('gives the same places to the same graph, with or without one before', () => {
    fc.assert(
      fc.property(anyGraph, anyGraph, (before, graph) => {
        const again = layoutAgain(layoutAgain(undefined, before), graph)
        expect(again.laidOut).toEqual(layoutGraph(graph))
      }),
    )
  })

  it('gives the same places while a drawing grows higher than any screen and shrinks', () => {
    const tall = analyze(manyResources(600)).graph.nodes
    const part = fc
      .tuple(fc.nat(60), fc.nat(tall.length))
      .map(([from, length]) => tall.slice(from, from + length))
    fc.assert(
      fc.property(fc.array(part, { minLength: 3, maxLength: 6 }), parts => {
        let layout: ReturnType<typeof layoutAgain> | undefined
        for (const nodes of parts) {
          const draft = { nodes, edges: [], indices: new Map(nodes.map((it, i) => [it.id, i])) }
          layout = layoutAgain(layout, draft)
          expect(withPlaces(layout.laidOut)).toEqual(layoutGraph(draft))
          // What is not seen in its columns says nothing of places, so that nothing in it moves.
          expect(layout.columns === undefined).toBe(isTall(nodes))
        }
      }),
      { numRuns: 20 },
    )
  })

  it('moves nothing while a rule changes its words', () => {
    const session = createSession()
    const files = manyResources(60)
    const before = session.update(files).graph
    const file = files.findIndex(it => it.text.includes('prefix: /'))
    const edit = (text: string) => files.with(file, { ...files[file]!, text })

    const renamed = session.update(edit(files[file]!.text.replace('prefix: /', 'prefix: /x'))).graph
    expect(renamed).not.toEqual(before)
    expect(places(renamed)).toEqual(places(before))
  })

  it('sets a single chain on one line', () => {
    const { nodes } = graphOf(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public }
spec:
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example.com] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec: { hosts: [a.example.com], gateways: [public], http: [{ route: [{ destination: { host: a } }] }] }
`)
    const host = nodes.find(it => it.type === 'host')!
    const destination = nodes.find(it => it.type === 'destination')!

    expect(Math.min(...nodes.map(it => it.y))).toBe(0)
    expect(Math.abs(middle(host) - middle(destination))).toBeLessThan(60)
  })
})

const redirecting = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public }
spec:
  servers:
  - { port: { number: 443, name: https, protocol: HTTPS }, hosts: [a.example.com], tls: { mode: SIMPLE, credentialName: a } }
  - { port: { number: 9001, name: one, protocol: TCP }, hosts: ["*"] }
  - { port: { number: 9002, name: two, protocol: TCP }, hosts: ["*"] }
  - { port: { number: 9003, name: three, protocol: TCP }, hosts: ["*"] }
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"], tls: { httpsRedirect: true } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [a.example.com]
  gateways: [public, mesh]
  http: [{ route: [{ destination: { host: a } }] }]
`

describe('the layout of gateways', () => {
  it('sets a redirect beside its server', () => {
    const { nodes } = graphOf(redirecting)
    const gateway = nodes.find(it => it.type === 'gateway')!
    const redirect = nodes.find(it => it.type === 'terminal')!
    const row = rowCentres(gateway).get(gateway.rows[4]!.id)!

    expect(Math.abs(middle(redirect) - (gateway.y + row))).toBeLessThan(30)
  })

  it('lets the edges of the mesh pass clear of every gateway', () => {
    const { nodes } = graphOf(redirecting)
    const mesh = nodes.find(it => it.type === 'entry' && it.entry === 'mesh')!
    const gateways = nodes.filter(it => it.type === 'gateway')

    expect(gateways).toHaveLength(1)
    for (const it of gateways) {
      expect(mesh.x + mesh.width).toBe(it.x + it.width)
      expect(mesh.y >= it.y + it.height || mesh.y + mesh.height <= it.y).toBe(true)
    }
  })
})

function middle(node: GraphNode): number {
  return node.y + node.height / 2
}

/** One and a half screens of 8K, in two columns. */
function isTall(nodes: readonly GraphNode[]): boolean {
  const high = nodes.filter(it => it.type === 'virtualService')
  return high.reduce((sum, it) => sum + it.height + nodeGap, 0) > 2 * 1.5 * 7680
}

function places({ nodes }: Graph): unknown[] {
  return nodes.map(it => [it.id, it.x, it.y])
}

function overlaps(nodes: readonly GraphNode[]): string[] {
  const lefts = [...new Set(nodes.map(it => it.x))]
  return lefts.flatMap(left => {
    const column = nodes.filter(it => it.x === left).sort((a, b) => a.y - b.y)
    // Places are whole pixels, so a gap may lose one to rounding.
    return column
      .slice(1)
      .flatMap((it, i) => (it.y < column[i]!.y + column[i]!.height + nodeGap - 1 ? [it.id] : []))
  })
}

const anyNode = fc.record({
  column: fc.constantFrom('entry', 'gateway', 'host', 'virtualService', 'destination'),
  height: fc.integer({ min: 10, max: 400 }),
})

const anyGraph = fc
  .record({
    nodes: fc.array(anyNode, { maxLength: 25 }),
    edges: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 40 }),
  })
  .map(({ nodes, edges }) => {
    const builder = createGraphBuilder()
    nodes.forEach(({ column, height }, i) => {
      builder.addNode({
        id: `n${i}`,
        type: 'host',
        column: column as 'host',
        x: 0,
        y: 0,
        width: 100,
        height,
        title: '',
        host: '',
      })
    })
    if (nodes.length > 0)
      edges.forEach(([from, to], i) => {
        builder.addEdge({
          id: `e${i}`,
          source: `n${from % nodes.length}`,
          target: `n${to % nodes.length}`,
          type: 'bind',
        })
      })
    return builder.build()
  })
