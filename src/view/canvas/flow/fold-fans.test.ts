import { describe, expect, it } from 'vitest'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { foldFans, hasFans } from './fold-fans.ts'
import { seenBy } from './use-seen.ts'

const height = 50
const boxes = Array.from({ length: 3000 }, (_, i) => `box ${i}`)
const places = new Map(boxes.map((id, i) => [id, { top: i * 100, bottom: i * 100 + height }]))
const seen = { top: 100_000, bottom: 101_000 }

const spread = boxes.map(it => edge('shop', it))
const gathered = boxes.map(it => edge(it, 'shop'))

describe.each([
  ['spread from a row', spread, 'target'],
  ['gather at a box', gathered, 'source'],
] as const)('thousands of edges that %s', (_, edges, far) => {
  const drawn = foldFans(drawnOf(edges), places, seen)

  it('are drawn by themselves to what is in view, and as one on each side', () => {
    const alone = drawn.filter(it => it.of.length === 1)
    const [above, below] = drawn.filter(it => it.of.length > 1)
    expect(alone.map(it => it.edge[far])).toEqual(boxes.slice(1000, 1011))
    expect(above?.edge[far]).toBe('box 999')
    expect(below?.edge[far]).toBe('box 1011')
    expect(drawn).toHaveLength(13)
  })

  it('stand for every edge once, with the traffic of all', () => {
    expect(drawn.flatMap(it => it.of).toSorted()).toEqual(edges.map(it => it.id).toSorted())
    const traffic = drawn.reduce((sum, it) => sum + (it.edge.traffic?.share ?? 0), 0)
    expect(traffic).toBeCloseTo(1)
  })

  it('are known before they are folded', () => {
    expect(hasFans(edges)).toBe(true)
    expect(hasFans(edges.slice(0, 60))).toBe(false)
  })
})

describe('edges', () => {
  it('that are few stay as they are, wherever they lead', () => {
    const few = drawnOf(spread.slice(0, 60))
    expect(foldFans(few, places, seen)).toBe(few)
  })

  it('of different kinds are not folded into one', () => {
    const mixed = spread.map((it, i): GraphEdge => (i % 2 ? { ...it, type: 'mirror' } : it))
    const bundles = foldFans(drawnOf(mixed), places, seen).filter(it => it.of.length > 1)
    expect(bundles.map(it => it.edge.type).toSorted()).toEqual(['mirror', 'mirror', 'route', 'route'])
  })
})

describe('what is in view', () => {
  it('is within what is drawn, and a small step changes nothing', () => {
    for (const zoom of [0.05, 0.3, 0.83, 1, 2])
      for (const y of [0, 311, -4_000, -90_001]) {
        const { top, bottom } = seenBy({ transform: [0, y, zoom], height: 458 })
        expect(top).toBeLessThanOrEqual(-y / zoom - 458 / zoom)
        expect(bottom).toBeGreaterThanOrEqual((-y + 2 * 458) / zoom)
        expect(bottom - top).toBeLessThanOrEqual((8 * 458) / zoom)
      }
    expect(seenBy({ transform: [0, -600, 1], height: 458 })).toEqual(
      seenBy({ transform: [9, -610, 0.99], height: 458 }),
    )
  })
})

function edge(source: string, target: string): GraphEdge {
  return { id: `${source} ${target}`, source, target, type: 'route', traffic: { share: 1 / boxes.length } }
}

function drawnOf(edges: readonly GraphEdge[]) {
  return edges.map(it => ({ edge: it, of: [it.id] }))
}
