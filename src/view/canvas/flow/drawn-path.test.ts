import { describe, expect, it } from 'vitest'
import { arrangeGraph } from '../../../core/graph/arrange/arrange.ts'
import { type Level, noFolding } from '../../../core/graph/arrange/arrangement.ts'
import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import { graphOf } from '../../../testing/canvas-graph.ts'
import { explain } from '../../../testing/check-trace.ts'
import { itemOf } from '../items/item.ts'
import { nodeLabel, rowLabel } from '../outline/wording.ts'
import { drawnPath } from './drawn-path.ts'
import { indexGraph } from './graph-index.ts'
import { tracedPath } from './traced-path.ts'

const head = 'apiVersion: networking.istio.io/v1\nkind:'
const shop = `kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["*.example.com"] }
  - { port: { number: 8080, name: other, protocol: HTTP }, hosts: ["*.example.com"] }
---
kind: VirtualService
metadata: { name: shop, namespace: edge }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - { match: [{ uri: { prefix: /cart } }], delegate: { name: cart, namespace: teams } }
  - route: [{ destination: { host: web } }]
---
kind: VirtualService
metadata: { name: beta, namespace: edge }
spec:
  hosts: [beta.example.com]
  gateways: [public]
  http:
  - { match: [{ uri: { prefix: /cart } }], delegate: { name: cart, namespace: teams } }
  - route: [{ destination: { host: web } }]
---
kind: VirtualService
metadata: { name: cart, namespace: teams }
spec:
  http: [{ route: [{ destination: { host: cart } }] }]
`.replaceAll('kind:', head)
const whole = graphOf([{ name: 'test.yaml', text: shop }])
const wholeIndex = indexGraph(whole)

describe('the way of a traced request, as it is drawn', () => {
  it('passes the server, the rule that delegates and the rule of the delegate, in columns and in frames', () => {
    const way = ['Server 80 http', 'VirtualService shop', 'Rule 1', 'VirtualService cart', 'Rule 1']
    for (const level of ['full', 'units'] satisfies Level[]) {
      const passed = passedAt(level)
      for (const it of way) expect(passed, level).toContain(it)
      expect(passed).not.toContain('VirtualService beta')
      expect(passed).not.toContain('Server 8080 other')
      expect(passed).not.toContain('Rule 2')
      expect(passed).toContain('Destination cart')
    }
  })

  it('passes cards and lines as a whole', () => {
    for (const level of ['cards', 'lines'] satisfies Level[]) {
      const passed = passedAt(level)
      expect(passed).toEqual(
        ['Entry 80', 'Gateway public', 'Server 80 http', 'VirtualService shop', 'VirtualService cart'].filter(
          it => passed.includes(it) || !it.startsWith('Entry'),
        ),
      )
    }
  })

  it('passes the box that a gateway is folded to', () => {
    expect(passedAt('gateways')).toContain('Group public')
  })

  it('has edges between what it passes alone', () => {
    for (const level of ['full', 'units', 'cards', 'lines', 'gateways'] satisfies Level[]) {
      const { index, path } = drawnAt(level)
      for (const id of path.edges) {
        expect(path.items).toContain(index.edges.get(id)!.target)
        expect(path.items).toContain(index.edges.get(id)!.source)
      }
      if (level !== 'gateways') expect(path.edges.size, level).toBeGreaterThan(1)
    }
  })
})

function drawnAt(level: Level) {
  const isFull = level === 'full'
  const arrangement = arrangeGraph(whole, {
    room: isFull ? undefined : { width: 900, height: 700 },
    folding: noFolding,
    focus: new Set(),
    zoomed: { unfolded: [], levels: isFull ? [] : [level] },
  })
  const index = indexGraph(arrangement.graph, !isFull)
  const way = tracedPath(wholeIndex, explain(shop, 'GET http://shop.example.com/cart').path)!
  return { index, path: drawnPath({ index, wholeIndex, arrangement }, way) }
}

/** Boxes and rows on the way in the order of reading, by the beginning of their names. */
function passedAt(level: Level): string[] {
  const { index, path } = drawnAt(level)
  return index.order.flatMap(key => {
    if (!path.items.has(key)) return []
    const { node: id, row } = itemOf(key)
    const node = index.nodes.get(id)!
    const found = rowsOf(node).find(it => it.id === row)
    return [(found ? rowLabel(found) : nodeLabel(node)).split(',')[0]!]
  })
}
