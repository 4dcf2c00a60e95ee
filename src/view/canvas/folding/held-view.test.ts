import { describe, expect, it } from 'vitest'
import { analyze } from '../../../core/analyze.ts'
import { arrangeGraph } from '../../../core/graph/arrange/arrange.ts'
import {
  type Arrangement,
  type Level,
  noFolding,
  notZoomed,
  type Zoomed,
} from '../../../core/graph/arrange/arrangement.ts'
import type { NodeId } from '../../../core/graph/graph.ts'
import { manyResources } from '../../../testing/many-resources.ts'
import { heldView } from './held-view.ts'

const size = { width: 960, height: 800 }
const { graph } = analyze(manyResources(200))

describe('what is zoomed at', () => {
  it('stays at its place while it unfolds, and folds again', () => {
    for (const id of ['VirtualService/team-0/media', 'VirtualService/team-2/cart']) {
      const folded = arrange({})
      const unfolded = arrange({ unfolded: [{ id, as: 'open' }] })
      expect(movedBy(folded, unfolded, id)).toEqual({ x: 0, y: 0 })
      expect(movedBy(unfolded, folded, id)).toEqual({ x: 0, y: 0 })
    }
  })

  it('gives its place to the box that it is folded into, and takes it back', () => {
    const id = 'VirtualService/team-1/media'
    const lines = arrange({})
    const boxes = arrange({ levels: ['gateways'] satisfies Level[] })
    const holder = boxes.holders.get(id)!
    expect(movedBy(lines, boxes, id, holder)).toEqual({ x: 0, y: 0 })
    const head = lines.graph.nodes.find(it => boxes.holders.get(it.id) === holder)!.id
    expect(movedBy(boxes, lines, holder, head)).toEqual({ x: 0, y: 0 })
  })

  it('moves no further than it takes to have all of it in view', () => {
    const id = 'VirtualService/team-1/media'
    const folded = arrange({})
    const unfolded = arrange({ unfolded: [{ id, as: 'open' }] })
    const box = boxOf(folded, id)
    // At the bottom right of the canvas.
    const view = { x: size.width - box.x - 100, y: size.height - box.y - 30, zoom: 1 }
    const at = { x: box.x + 20 + view.x, y: box.y + 10 + view.y }
    const next = heldView(folded, unfolded, { at, view, zoom: 1 }, size)
    const shown = boxOf(unfolded, id)
    expect(shown.y + shown.height + next.y).toBeLessThanOrEqual(size.height)
    // The pointer is still on it, or on what it leads to.
    const ends = unfolded.graph.nodes.filter(it => it.type === 'destination')
    const right = Math.max(...ends.map(it => it.x + it.width))
    expect(at.x - next.x).toBeGreaterThanOrEqual(shown.x)
    expect(at.x - next.x).toBeLessThanOrEqual(right)
    expect(right + next.x).toBeLessThanOrEqual(size.width)
  })
})

/** How far a box moves on the screen from under a pointer near its top left corner, far from all edges of the canvas. */
function movedBy(before: Arrangement, after: Arrangement, id: NodeId, then = id) {
  const was = boxOf(before, id)
  const is = boxOf(after, then)
  const at = { x: 100, y: 100 }
  const view = { x: at.x - was.x - 8, y: at.y - was.y - 8, zoom: 1 }
  const next = heldView(before, after, { at, view, zoom: 1 }, size)
  return { x: is.x + 8 + next.x - at.x, y: is.y + 8 + next.y - at.y }
}

function arrange(zoomed: Partial<Zoomed>): Arrangement {
  return arrangeGraph(graph, {
    room: size,
    folding: noFolding,
    focus: new Set(),
    zoomed: { ...notZoomed, ...zoomed },
  })
}

function boxOf({ graph }: Arrangement, id: NodeId) {
  return graph.nodes.find(it => it.id === id)!
}
