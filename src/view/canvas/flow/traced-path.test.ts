import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import { graphOf } from '../../../testing/canvas-graph.ts'
import { explain, explainMesh } from '../../../testing/check-trace.ts'
import { itemOf } from '../items/item.ts'
import { nodeLabel, rowLabel } from '../outline/wording.ts'
import { indexGraph } from './graph-index.ts'
import type { LitPath } from './paths.ts'
import { tracedPath } from './traced-path.ts'

const shop = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }
  - { port: { number: 8080, name: other, protocol: HTTP }, hosts: ['*'] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com, www.example.com, '*.example.org']
  gateways: [public, mesh]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart } }]
  - route: [{ destination: { host: web } }]
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
`
const index = indexGraph(graphOf([{ name: 'test.yaml', text: shop }]))

describe('the way of a traced request on the canvas', () => {
  it('has the one host that was asked for, of the many that lead to its rule', () => {
    expect(hostsOf(lit('GET http://www.example.com/cart'))).toEqual(['www.example.com'])
    expect(hostsOf(lit('GET http://shop.example.com/cart'))).toEqual(['shop.example.com'])
    expect(hostsOf(lit('GET http://a.example.org/cart'))).toEqual(['*.example.org'])
  })

  it('has the server that takes it and the rule that it meets, and no other', () => {
    expect(rowsIn(lit('GET http://www.example.com/cart'))).toEqual(['Server 80 http', 'Rule 1'])
    expect(rowsIn(lit('GET http://www.example.com:8080/'))).toEqual(['Server 8080 other', 'Rule 2'])
  })

  it('ends at the destinations of its rule', () => {
    expect(namesOf(lit('GET http://www.example.com/cart'), 'destination')).toEqual(['Destination cart'])
    expect(namesOf(lit('GET http://www.example.com/'), 'destination')).toEqual(['Destination web'])
  })

  it('has edges between what it has, and no edge besides', () => {
    const path = lit('GET http://www.example.com/cart')
    expect(path.edges.size).toBe(3)
    for (const id of path.edges) {
      const edge = index.edges.get(id)!
      expect(path.items).toContain(edge.source)
      expect(path.items).toContain(edge.target)
    }
  })

  it('ends at the server where no rule takes the request', () => {
    const path = lit('GET http://elsewhere.example.net/')
    expect(rowsIn(path)).toEqual(['Server 80 http'])
    expect(hostsOf(path)).toEqual([])
    expect(namesOf(path, 'destination')).toEqual([])
  })

  it('begins at the mesh for a call between services', () => {
    const explained = explainMesh(shop, 'shop app=web', 'GET http://shop.example.com/cart')
    const path = tracedPath(index, explained.path)!
    expect(namesOf(path, 'entry')).toEqual(['Mesh entry'])
    expect(hostsOf(path)).toEqual(['shop.example.com'])
    expect(rowsIn(path)).toEqual(['Rule 1'])
  })

  it('is none where no server takes the request, and where nothing is traced', () => {
    expect(tracedPath(index, explain(shop, 'GET http://www.example.com:9999/').path)).toBeUndefined()
    expect(tracedPath(index, undefined)).toBeUndefined()
  })
})

function lit(request: string): LitPath {
  const path = tracedPath(index, explain(shop, request).path)
  if (!path) throw new Error(`No way for ${request}`)
  return path
}

function hostsOf({ items }: LitPath): string[] {
  return [...index.nodes.values()].flatMap(it => (it.type === 'host' && items.has(it.id) ? [it.host] : []))
}

/** The boxes of a type that are lit, by the beginning of their names. */
function namesOf({ items }: LitPath, type: string): string[] {
  const nodes = [...index.nodes.values()].filter(it => it.type === type && items.has(it.id))
  return nodes.map(it => beginning(nodeLabel(it)))
}

/** The rows that are lit, by the beginning of their names. */
function rowsIn({ items }: LitPath): string[] {
  return index.order.flatMap(key => {
    const { node, row } = itemOf(key)
    const found = rowsOf(index.nodes.get(node)!).find(it => it.id === row)
    return found && items.has(key) ? [beginning(rowLabel(found))] : []
  })
}

function beginning(name: string): string {
  return name.split(',')[0]!
}
