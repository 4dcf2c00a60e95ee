import { expect, it } from 'vitest'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { indexGraph } from '../flow/graph-index.ts'
import { itemOf } from '../items/item.ts'
import { outlineOf } from './outline.ts'

const index = indexGraph(graphOf(shopFiles))

it('begins with what nothing leads to, each line knowing its place among those beside it', () => {
  const lines = outlineOf(index, new Set())
  const reached = new Set([...index.edges.values()].map(it => it.target))
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.some(it => reached.has(it.key))).toBe(false)
  expect(lines.map(it => it.position)).toEqual(lines.map((_, i) => i + 1))
  expect(new Set(lines.map(it => it.size))).toEqual(new Set([lines.length]))
})

it('unfolds gateway, server, host, VirtualService, rule and destination, a level each', () => {
  let lines = outlineOf(index, new Set())
  for (let before = 0; before < lines.length; ) {
    before = lines.length
    lines = outlineOf(index, new Set(lines.map(it => it.id)))
  }
  const deepest = lines.find(it => it.level === 6)!
  const way = [deepest]
  while (way[0]!.parent !== undefined) way.unshift(lines.find(it => it.id === way[0]!.parent)!)
  const types = way.map(it => [index.nodes.get(itemOf(it.key).node)!.type, itemOf(it.key).row && 'row'])
  expect(types).toEqual([
    ['gateway', undefined],
    ['gateway', 'row'],
    ['host', undefined],
    ['virtualService', undefined],
    ['virtualService', 'row'],
    ['destination', undefined],
  ])
  expect(new Set(lines.map(it => it.id)).size).toBe(lines.length)
  expect(new Set(lines.map(it => itemOf(it.key).node))).toEqual(new Set(index.nodes.keys()))
})
