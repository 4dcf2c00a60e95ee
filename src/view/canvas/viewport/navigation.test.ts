import { describe, expect, it } from 'vitest'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { indexGraph } from '../flow/graph-index.ts'
import { keyOf } from '../items/item.ts'
import { type Direction, neighbour, substitute } from './navigation.ts'

const graph = graphOf(shopFiles)
const index = indexGraph(graph)
const gateway = 'Gateway/shop/public'
const shop = 'VirtualService/shop/shop'

describe('arrow keys', () => {
  it('lead down through every item once, and up the same way back', () => {
    const down = walk(index.order[0]!, 'down')
    expect(down).toEqual(index.order)
    expect(new Set(down).size).toBe(down.length)
    expect(walk(down.at(-1)!, 'up')).toEqual([...down].reverse())
  })

  it('read a box before its rows, and the rows in their order', () => {
    const at = index.order.indexOf(gateway)
    expect(index.order.slice(at, at + 4)).toEqual([
      gateway,
      keyOf(gateway, `${gateway}#servers/0`),
      keyOf(gateway, `${gateway}#servers/1`),
      keyOf(gateway, `${gateway}#servers/2`),
    ])
  })

  it('follow the traffic to the right, the largest share first', () => {
    const rule = keyOf(shop, `${shop}#http/0`)
    const target = graph.edges.find(it => it.share === 0.8)!.target
    expect(neighbour(index, rule, 'right')).toBe(target)
    expect(neighbour(index, target, 'left')).toBe(rule)
    expect(neighbour(index, keyOf(gateway, `${gateway}#servers/1`), 'right')).toBe('host/shop.example.com')
  })

  it('go to the nearest box of the next column where no edge leads on', () => {
    const partners = keyOf(gateway, `${gateway}#servers/2`)
    const next = neighbour(index, partners, 'right')!
    expect(index.nodes.get(next)?.column).toBe('host')
  })

  it('stay where there is nothing further', () => {
    const last = graph.edges.find(it => it.share === 0.2)!.target
    expect(neighbour(index, last, 'right')).toBeUndefined()
    expect(neighbour(index, index.order[0]!, 'up')).toBeUndefined()
  })
})

describe('the keyboard’s place, when its item is gone', () => {
  const without = (id: string) => indexGraph({ ...graph, nodes: graph.nodes.filter(it => it.id !== id) })

  it('stays while the item stays', () => {
    expect(substitute(index, index, gateway)).toBe(gateway)
  })

  it('falls back from a row to its box', () => {
    const fewer = indexGraph({
      ...graph,
      nodes: graph.nodes.map(it => (it.type === 'gateway' && !it.ghost ? { ...it, rows: [] } : it)),
    })
    expect(substitute(index, fewer, keyOf(gateway, `${gateway}#servers/1`))).toBe(gateway)
  })

  it('goes on to the next box when the box is gone, and to the one before at the end', () => {
    const order = index.order.filter(it => index.nodes.has(it))
    const at = order.indexOf(shop)
    expect(substitute(index, without(shop), shop)).toBe(order[at + 1])
    const last = order.at(-1)!
    expect(substitute(index, without(last), last)).toBe(order.at(-2))
  })

  it('is nowhere on an empty canvas', () => {
    expect(substitute(index, indexGraph({ nodes: [], edges: [] }), gateway)).toBeUndefined()
  })
})

function walk(from: string, direction: Direction): string[] {
  const seen = [from]
  for (let i = 0; i < 1000; i++) {
    const next = neighbour(index, seen.at(-1)!, direction)
    if (next === undefined) return seen
    seen.push(next)
  }
  return seen
}
