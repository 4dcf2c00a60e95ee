import type { Graph } from '../graph.ts'
import { placeNode } from '../layout.ts'
import { rankOf } from '../ranked-graph.ts'
import type { RoomOnCanvas } from './arrangement.ts'
import { boundsOf } from './bounds.ts'
import { largestZoom, sideMargin } from './choose-level.ts'

/** How much of the canvas's height a low drawing is to take. */
const wantedHeight = 0.56
/** In steps, so that a box more or less seldom moves the others. */
const step = 0.25
const most = 3

/**
 * A drawing that is low for its canvas with more room between its boxes, up and down: a few boxes do not stand in a strip
 * across an empty page. Boxes keep their sizes and their order.
 */
export function spread(graph: Graph, { width, height }: RoomOnCanvas): Graph {
  const all = boundsOf(graph.nodes)
  if (graph.nodes.length < 2 || all.height === 0) return graph
  const zoom = Math.min(largestZoom, (width - 2 * sideMargin) / all.width)
  const wanted = (wantedHeight * height) / zoom
  if (all.height >= wanted) return graph
  for (let factor = 1 + step; factor <= most; factor += step) {
    const wider = spreadBy(graph, factor)
    if (factor + step > most || boundsOf(wider).height >= wanted) return placed(graph, wider)
  }
  return graph
}

/** The boxes of each column move apart around its middle, which stays: those that did not overlap do not. */
function spreadBy({ nodes }: Graph, factor: number) {
  const columns = new Map<number, { readonly from: number; readonly to: number }>()
  for (const it of nodes) {
    const rank = rankOf(it)
    const known = columns.get(rank) ?? { from: it.y, to: it.y + it.height }
    columns.set(rank, { from: Math.min(known.from, it.y), to: Math.max(known.to, it.y + it.height) })
  }
  return nodes.map(node => {
    const { x, y, width, height } = node
    const { from, to } = columns.get(rankOf(node))!
    const middle = (from + to) / 2
    return { x, y: middle + (y + height / 2 - middle) * factor - height / 2, width, height }
  })
}

function placed({ nodes, edges }: Graph, boxes: ReturnType<typeof spreadBy>): Graph {
  const top = boundsOf(boxes).y
  return { nodes: nodes.map((it, i) => placeNode(it, it.x, Math.round(boxes[i]!.y - top))), edges }
}
