import { expect, it } from 'vitest'
import { analyze } from '../../../core/analyze.ts'
import { arrangeGraph } from '../../../core/graph/arrange/arrange.ts'
import { noFolding } from '../../../core/graph/arrange/arrangement.ts'
import { manyResources } from '../../../testing/many-resources.ts'
import { arrangeOnce } from './arrange-once.ts'

const rooms = [300, 700, 1100, 1500, 2400].map(height => ({ width: 960, height }))

it('gives what was arranged without a level before it once more for that level, which is what it would be', () => {
  const { graph } = analyze(manyResources(40))
  const found = rooms.map(room => {
    const options = {
      room,
      folding: noFolding,
      focus: new Set<string>(),
      zoomed: { unfolded: [], levels: [] },
    }
    const first = arrangeOnce(graph, options)
    const again = { ...options, level: first.level }
    expect(arrangeOnce(graph, again)).toBe(first)
    expect(arrangeGraph(graph, again)).toEqual(first)
    return first.level
  })
  expect(new Set(found).size).toBeGreaterThan(1)
})

it('arranges anew for another level, or where zooming has led to one', () => {
  const { graph } = analyze(manyResources(40))
  const [room] = rooms
  const options = { room: room!, folding: noFolding, focus: new Set<string>() }
  const first = arrangeOnce(graph, options)
  expect(arrangeOnce(graph, { ...options, level: first.level === 'cards' ? 'lines' : 'cards' })).not.toBe(
    first,
  )
  const zoomed = { unfolded: [], levels: ['gateways' as const] }
  const far = arrangeOnce(graph, { ...options, zoomed })
  expect(arrangeOnce(graph, { ...options, zoomed, level: far.level })).not.toBe(far)
})
