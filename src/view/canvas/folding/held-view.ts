import type { Viewport } from '@xyflow/react'
import type { Arrangement } from '../../../core/graph/arrange/arrangement.ts'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { type Box, readableZoom, revealing, type Size } from '../viewport/viewport.ts'

/** A place of the canvas, in its pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Where something folds or unfolds, the view of it before, and the zoom at which it is shown then. */
export interface Held {
  readonly at: Point
  readonly view: Viewport
  readonly zoom: number
}

type Drawn = Pick<Arrangement, 'graph' | 'holders'>

/** The view in which the box at a place is still there in its other form, and as much of it in view as can be. */
export function heldView(before: Drawn, after: Drawn, held: Held, size: Size): Viewport {
  const { at, view } = held
  const point = { x: (at.x - view.x) / view.zoom, y: (at.y - view.y) / view.zoom }
  const was = nearestTo(before.graph.nodes, point)
  const is = was && formOf(was, before, after)
  if (!was || !is) return around(held)
  // On a narrow canvas a wide box is shown as large as it fits, if that can be read.
  const zoom = Math.max(Math.min(held.zoom, size.width / (is.width + 2)), Math.min(held.zoom, readableZoom))
  const x = is.x + Math.min(point.x - was.x, is.width)
  const y = is.y + Math.min(point.y - was.y, is.height)
  return revealing(withEnds(is, after), { x: at.x - x * zoom, y: at.y - y * zoom, zoom }, size)
}

/** The view at another zoom, with the same thing at a place. */
export function around({ at, view, zoom }: Held): Viewport {
  const times = zoom / view.zoom
  return { x: at.x - (at.x - view.x) * times, y: at.y - (at.y - view.y) * times, zoom }
}

function nearestTo(nodes: readonly GraphNode[], { x, y }: Point): GraphNode | undefined {
  const distance = (it: GraphNode) =>
    Math.hypot(Math.max(it.x - x, 0, x - it.x - it.width), Math.max(it.y - y, 0, y - it.y - it.height))
  return nodes.reduce<GraphNode | undefined>(
    (best, it) => (best && distance(best) <= distance(it) ? best : it),
    undefined,
  )
}

/** What a box has become: itself, what stands for it, or the first of what it stood for. */
function formOf({ id }: GraphNode, before: Drawn, { graph, holders }: Drawn): GraphNode | undefined {
  const holder = holders.get(id)
  return (
    graph.nodes.find(it => it.id === id) ??
    graph.nodes.find(it => it.id === holder) ??
    graph.nodes.find(it => before.holders.get(it.id) === id)
  )
}

/** An unfolded VirtualService with what it leads to beside it. */
function withEnds(node: GraphNode, { graph }: Drawn): Box {
  if (node.type !== 'virtualService' || node.summary) return node
  const ends = new Set(graph.edges.flatMap(it => (it.source === node.id ? [it.target] : [])))
  const beside = graph.nodes.filter(
    it => ends.has(it.id) && it.x > node.x && it.y < node.y + node.height && it.y + it.height > node.y,
  )
  const right = Math.max(...[node, ...beside].map(it => it.x + it.width))
  return { x: node.x, y: node.y, width: right - node.x, height: node.height }
}
