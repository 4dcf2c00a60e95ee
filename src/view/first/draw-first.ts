import { arrangeGraph } from '../../core/graph/arrange/arrange.ts'
import { type Folding, notZoomed } from '../../core/graph/arrange/arrangement.ts'
import { nextStepOf } from '../../core/graph/arrange/next-step.ts'
import { tryPlaceOf } from '../../core/graph/arrange/try-place.ts'
import type { Graph, NodeId } from '../../core/graph/graph.ts'
import type { Theme } from '../../core/picture/palette.ts'
import { svgPicture } from '../../core/picture/svg-picture.ts'
import { withVisibleWords } from '../../core/text/visible/visible-words.ts'
import type { WorkspaceState } from '../../workspace/workspace.ts'
import { drawnEdges } from '../canvas/flow/drawn-edges.ts'
import { indexGraph, readingOrder } from '../canvas/flow/graph-index.ts'
import { shownWords } from '../canvas/flow/shown-words.ts'
import { openingView, type Size, withOffer } from '../canvas/viewport/viewport.ts'

export interface FirstDrawing {
  readonly svg: string
  /** Where the picture is within the canvas, and how large, in pixels of the page. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface FirstDrawingOptions {
  readonly positions: WorkspaceState['positions']
  readonly folding: Folding
  /** Whether a small drawing offers requests to try, which takes room. */
  readonly offersRequests: boolean
  readonly theme: Theme
}

/** Above a drawing in columns stand their names, so high. */
export const headingsHeight = 22

/** A drawing as a canvas of this size opens with it, as a picture; undefined where there is nothing to draw. */
export function drawFirst(
  drawn: Graph,
  { width, height }: Size,
  { positions, folding, offersRequests, theme }: FirstDrawingOptions,
): FirstDrawing | undefined {
  if (drawn.nodes.length === 0) return undefined
  const whole = withVisibleWords(drawn, shownWords)
  const room = { width, height: height - headingsHeight }
  const arrangement = arrangeGraph(whole, { room, folding, focus: nothing, zoomed: notZoomed })
  const { graph, level, frames, trunks, branches } = arrangement
  const isListed = level !== 'full'
  const index = indexGraph(graph, isListed)
  const nodes = isListed
    ? graph.nodes
    : readingOrder(graph.nodes).map(it =>
        Object.hasOwn(positions, it.id) ? { ...it, ...positions[it.id] } : it,
      )
  const edges = drawnEdges(graph, index, { rowsFrom: noRows, arrangement }, () => nodes)
  const offer =
    (isListed ? undefined : nextStepOf(graph, room)) ?? (offersRequests ? tryPlaceOf(graph, room) : undefined)
  const placed = nodes.map(({ type, x, y, width, height }) => ({ type, position: { x, y }, width, height }))
  const above = isListed ? 0 : headingsHeight
  const view = openingView(withOffer(placed, offer), { width, height: height - above })
  const shown = {
    nodes,
    edges,
    frames,
    trunks,
    branches: branches.flatMap(it => index.edges.get(it) ?? []),
  }
  const { svg, ...area } = svgPicture(shown, theme, '')
  return {
    svg,
    left: view.x + area.left * view.zoom,
    top: above + view.y + area.top * view.zoom,
    width: area.width * view.zoom,
    height: area.height * view.zoom,
  }
}

const nothing: ReadonlySet<NodeId> = new Set()
const noRows: ReadonlyMap<NodeId, number> = new Map()
