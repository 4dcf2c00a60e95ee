import type { Viewport } from '@xyflow/react'
import { boundsOf as boundsAround } from '../../../core/graph/arrange/bounds.ts'
import { largestZoom, openingZoom } from '../../../core/graph/arrange/choose-level.ts'
import type { FlowNode } from '../flow/flow-graph.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** What a view is found by. */
export type Placed = Pick<FlowNode, 'type' | 'position' | 'width' | 'height'>

/** At this zoom the smallest text of the drawing is 11 px high. Only the user's own zooming goes below it. */
export const readableZoom = openingZoom
/** Room around the drawing. Nothing lies over it: bar and headings have places of their own. */
const margin = { top: 10, bottom: 16, side: 16 } as const

/**
 * The view a graph is opened with, and that shows everything as far as it can be read: all of it where that is large
 * enough, else its first columns as wide as the room, from the top, or where the first gateway and what is around it can be
 * seen.
 */
export function openingView(nodes: readonly Placed[], size: Size): Viewport {
  const all = boundsOf(nodes)
  const whole = fitting(all, size)
  if (whole.zoom >= readableZoom) return whole
  const zoom = zoomForColumns(nodes, size.width)
  const beginning = margin.top - all.y * zoom
  const gateway = nodes.find(it => it.type === 'gateway')
  const isSeen = gateway && gateway.position.y * zoom + beginning < (size.height * 2) / 3
  return {
    x: margin.side - all.x * zoom,
    y: gateway && !isSeen ? Math.min(beginning, middling(gateway, zoom, size)) : beginning,
    zoom,
  }
}

/** Puts a box in the middle of the height, or its head at the top where it is too tall for that. */
function middling({ position, height = 0 }: Placed, zoom: number, size: Size): number {
  const room = size.height - margin.top - margin.bottom
  const above = Math.max(0, (room - height * zoom) / 2)
  return margin.top + above - position.y * zoom
}

/** The zoom at which as many whole columns as can be read fill a width, so that its edge cuts no box. */
function zoomForColumns(nodes: readonly Placed[], width: number): number {
  const { x } = boundsOf(nodes)
  const rights = new Map<number, number>()
  for (const { position, width: own = 0 } of nodes)
    rights.set(position.x, Math.max(rights.get(position.x) ?? 0, position.x + own))
  const zooms = [...rights.values()].map(right => (width - 2 * margin.side) / Math.max(1, right - x))
  return Math.min(1, ...zooms.filter(it => it >= readableZoom))
}

/** The view that shows all of a box, however small that makes it. */
export function fitting(box: Box, size: Size): Viewport {
  const width = Math.max(1, size.width - 2 * margin.side)
  const height = Math.max(1, size.height - margin.top - margin.bottom)
  const zoom = Math.max(
    0.05,
    Math.min(largestZoom, width / Math.max(1, box.width), height / Math.max(1, box.height)),
  )
  return {
    x: margin.side + (width - box.width * zoom) / 2 - box.x * zoom,
    y: margin.top + Math.max(0, (height - box.height * zoom) / 2) - box.y * zoom,
    zoom,
  }
}

/**
 * How far one zooms out: no farther than text can be read, or than it takes to see everything where that is more. Whatever is
 * smaller only shows an emptier canvas.
 */
export function leastZoom(all: Box, size: Size): number {
  return Math.min(readableZoom, fitting(all, size).zoom)
}

/** Whether a box is seen whole at the zoom of a view, once it is moved there. */
export function hasRoom(box: Box, { zoom }: Pick<Viewport, 'zoom'>, size: Size): boolean {
  return (
    box.width * zoom <= size.width - 2 * margin.side + rounding &&
    box.height * zoom <= size.height - margin.top - margin.bottom + rounding
  )
}

const rounding = 0.01

/** The view that has a box in it: the same where it is in view already, else moved by no more than it takes. */
export function revealing(box: Box, view: Viewport, size: Size): Viewport {
  const left = box.x * view.zoom + view.x
  const top = box.y * view.zoom + view.y
  return {
    x: view.x + shift(left, box.width * view.zoom, margin.side, size.width - margin.side),
    y: view.y + shift(top, box.height * view.zoom, margin.top, size.height - margin.bottom),
    zoom: view.zoom,
  }
}

/** The view that has a box in it, large enough to be read: as `revealing` does, or with the box in the middle. */
export function bringing(box: Box, view: Viewport, size: Size): Viewport {
  return revealing(box, view.zoom >= readableZoom ? view : centring(box, readableZoom, size), size)
}

/** The view that has the way through some boxes in it: all of them where they can be read together, else where it ends. */
export function bringingWay(boxes: readonly Box[], view: Viewport, size: Size): Viewport {
  const last = boxes.toSorted((a, b) => a.x - b.x).at(-1)
  if (!last) return view
  const all = boundsAround(boxes)
  const largest = fitting(all, size).zoom
  if (largest < readableZoom) return bringing(last, view, size)
  const zoom = Math.min(Math.max(view.zoom, readableZoom), largest)
  return zoom === view.zoom ? revealing(all, view, size) : centring(all, zoom, size)
}

function centring(box: Box, zoom: number, { width, height }: Size): Viewport {
  return {
    x: width / 2 - (box.x + box.width / 2) * zoom,
    y: height / 2 - (box.y + box.height / 2) * zoom,
    zoom,
  }
}

/** The boxes, and what is offered beside them, as far as places go. */
export function withOffer(nodes: readonly Placed[], offer: Box | undefined): readonly Placed[] {
  if (!offer || nodes.length === 0) return nodes
  const { x, y, width, height } = offer
  return [...nodes, { type: 'terminal', position: { x, y }, width, height }]
}

export function isSameView(a: Viewport, b: Viewport | undefined): boolean {
  return a.x === b?.x && a.y === b.y && a.zoom === b.zoom
}

export function boundsOf(nodes: readonly Placed[]): Box {
  return boundsAround(nodes.map(({ position, width = 0, height = 0 }) => ({ ...position, width, height })))
}

/** How far a stretch has to move to lie between two limits; its beginning counts where it is longer than the room. */
function shift(from: number, length: number, low: number, high: number): number {
  if (from < low) return low - from
  if (from + length > high) return Math.max(low - from, high - (from + length))
  return 0
}
