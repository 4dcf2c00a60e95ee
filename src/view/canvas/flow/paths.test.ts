import { describe, expect, it } from 'vitest'
import type { Graph } from '../../../core/graph/graph.ts'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { keyOf } from '../items/item.ts'
import { edgeLabel, nodeLabel, rowLabel } from '../outline/wording.ts'
import { indexGraph } from './graph-index.ts'
import { pathThrough, pathThroughEdge } from './paths.ts'

// Which problems the rules find is their own affair.
const graph = withoutBadges(graphOf(shopFiles))
const index = indexGraph(graph)
const shop = 'VirtualService/shop/shop'
const gateway = 'Gateway/shop/public'

describe('the lit path', () => {
  it('leads from a rule back to the servers that reach it and on to its destinations, and passes by other rules', () => {
    expect(litLabels(keyOf(shop, `${shop}#http/0`))).toEqual([
      'Gateway public',
      'Server 443 https',
      'Host shop.example.com',
      'VirtualService shop',
      'Rule 1',
      'Destination cart, shop, subset v1',
      'Destination cart, shop, subset v2',
    ])
  })

  it('takes in every rule of a VirtualService that is reached as a whole', () => {
    const lit = pathThrough(index, keyOf(gateway, `${gateway}#servers/1`))
    expect(lit.items).toContain(keyOf(shop, `${shop}#http/0`))
    expect(lit.items).toContain(keyOf(shop, `${shop}#http/1`))
    expect(lit.items).not.toContain(keyOf(gateway, `${gateway}#servers/0`))
  })

  it('ends where a reference takes no effect', () => {
    const lit = pathThrough(index, gateway)
    const broken = graph.edges.find(it => it.broken !== undefined)
    expect(broken?.target).toBe('VirtualService/shop/blog')
    expect(lit.edges).toContain(broken?.id)
    expect(lit.items).toContain('VirtualService/shop/blog')
    expect([...lit.items].some(it => it.includes('destination/blog'))).toBe(false)
  })

  it('through an edge holds only what that edge carries', () => {
    const edge = graph.edges.find(it => it.type === 'route' && it.share === 0.2)!
    const lit = pathThroughEdge(index, edge)
    expect(lit.items).toContain(edge.target)
    const other = graph.edges.find(it => it.type === 'route' && it.share === 0.8)!
    expect(lit.items).not.toContain(other.target)
    expect(lit.edges).not.toContain(other.id)
    expect(lit.items).toContain(gateway)
  })

  it('comes to an end in a graph that leads back into itself', () => {
    const [a, b] = graph.nodes
    const ring: Graph = {
      nodes: [a!, b!],
      edges: [
        { id: '1', source: a!.id, target: b!.id, type: 'delegate' },
        { id: '2', source: b!.id, target: a!.id, type: 'delegate' },
      ],
    }
    expect(pathThrough(indexGraph(ring), a!.id).edges).toEqual(new Set(['1', '2']))
  })

  it('of an item that is no more is empty', () => {
    expect(pathThrough(index, 'gone').items.size).toBe(0)
  })
})

describe('words for what cannot be seen', () => {
  it('name a gateway with its rows, and what is not in the files', () => {
    expect(nodeLabel(index.nodes.get(gateway)!)).toBe(
      'Gateway public, shop · istio=ingressgateway, 3 servers',
    )
    const ghost = graph.nodes.find(it => it.type === 'gateway' && it.ghost)!
    expect(nodeLabel(ghost)).toMatch(/^Gateway elsewhere, .*not in your files$/)
  })

  it('name problems by their number and weight', () => {
    const node = { ...index.nodes.get(gateway)!, badge: { severity: 'error', count: 1 } as const }
    expect(nodeLabel(node)).toMatch(/, 1 error$/)
    expect(nodeLabel({ ...node, badge: { severity: 'warning', count: 2 } })).toMatch(/, 2 warnings$/)
  })

  it('say a server with its TLS and hosts, and a rule with its match and what shapes it', () => {
    const server = index.nodes.get(gateway)
    if (server?.type !== 'gateway') throw new Error('no gateway')
    expect(rowLabel(server.rows[1]!)).toBe('Server 443 https, HTTPS, TLS SIMPLE, host shop.example.com')
    expect(rowLabel(server.rows[0]!)).toContain('redirects to HTTPS')
    const rules = index.nodes.get(shop)
    if (rules?.type !== 'virtualService') throw new Error('no VirtualService')
    expect(rowLabel(rules.rows[0]!)).toMatch(/^Rule 1, \/cart.*timeout 5s/)
  })

  it('say where an edge leads, with its share, and why a broken one has no effect', () => {
    const edge = graph.edges.find(it => it.share === 0.2)!
    expect(edgeLabel(index, edge)).toMatch(/^Route from shop rule 1 to cart v2, 20\s%$/)
    const broken = graph.edges.find(it => it.broken !== undefined)!
    expect(edgeLabel(index, broken)).toMatch(/no effect: ./)
  })
})

function withoutBadges({ nodes, edges }: Graph): Graph {
  const plain = nodes.map(node => {
    const own = { ...node, badge: undefined }
    if (own.type === 'gateway') return { ...own, rows: own.rows.map(row => ({ ...row, badge: undefined })) }
    if (own.type === 'virtualService')
      return { ...own, rows: own.rows.map(row => ({ ...row, badge: undefined })) }
    return own
  })
  return { nodes: plain, edges }
}

function litLabels(key: string): string[] {
  const lit = pathThrough(index, key)
  return index.order.filter(it => lit.items.has(it)).map(label)
}

function label(key: string): string {
  for (const node of graph.nodes) {
    if (node.id === key)
      return nodeLabel(node)
        .replace(/, \d+ (?:server|rule)s?.*/, '')
        .replace(/(Entry [^,]+|Gateway [^,]+|VirtualService [^,]+|Host [^,]+),.*/, '$1')
    const rows = 'rows' in node ? node.rows : []
    for (const row of rows) if (keyOf(node.id, row.id) === key) return rowLabel(row).split(',')[0]!
  }
  return key
}
