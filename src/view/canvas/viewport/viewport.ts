import type { Viewport } from '@xyflow/react'
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

/** Up to so many nodes the first view may show them all. */
const fittedNodes = 60
/** Below this, a drawing is rather shown in part than as a whole. */
const fittedZoom = 0.42
export const readableZoom = 0.6
/** On a narrow screen all of a drawing has to be a little larger to be of use. */
const narrow = { width: 600, zoom: 0.55 } as const
/** Room for the column headings above, and for the controls below. */
const margin = { top: 44, bottom: 60, side: 16 } as const

/**
 * The view a graph is opened with: all of it where it can still be read, else its first columns as wide as the room, from
 * the top, or where the first gateway and what is around it can be seen.
 */
export function initialViewport(nodes: readonly FlowNode[], size: Size): Viewport {
  const all = boundsOf(nodes)
  const whole = fitting(all, size)
  const least = size.width < narrow.width ? narrow.zoom : fittedZoom
  if (nodes.length <= fittedNodes && whole.zoom >= least) return whole
  const zoom = zoomForColumns(nodes, size.width)
  const beginning = margin.top - all.y * zoom
  const gateway = nodes.find(it => it.type === 'gateway')
  return {
    x: margin.side - all.x * zoom,
    y: gateway ? Math.min(beginning, middling(gateway, zoom, size)) : beginning,
    zoom,
  }
}

/** Puts a box in the middle of the height, or its head at the top where it is too tall for that. */
function middling({ position, height = 0 }: FlowNode, zoom: number, size: Size): number {
  const room = size.height - margin.top - margin.bottom
  const above = Math.max(0, (room - height * zoom) / 2)
  return margin.top + above - position.y * zoom
}

/** The zoom at which as many whole columns as can be read fill a width, so that its edge cuts no box. */
function zoomForColumns(nodes: readonly FlowNode[], width: number): number {
  const { x } = boundsOf(nodes)
  const rights = new Map<number, number>()
  for (const { position, width: own = 0 } of nodes)
    rights.set(position.x, Math.max(rights.get(position.x) ?? 0, position.x + own))
  const zooms = [...rights.values()].map(right => (width - 2 * margin.side) / Math.max(1, right - x))
  return Math.min(1, ...zooms.filter(it => it >= readableZoom))
}

/** The view that shows all of a box, never larger than life. */
export function fitting(box: Box, size: Size): Viewport {
  const width = Math.max(1, size.width - 2 * margin.side)
  const height = Math.max(1, size.height - margin.top - margin.bottom)
  const zoom = Math.max(0.05, Math.min(1, width / Math.max(1, box.width), height / Math.max(1, box.height)))
  return {
    x: margin.side + (width - box.width * zoom) / 2 - box.x * zoom,
    y: margin.top + Math.max(0, (height - box.height * zoom) / 2) - box.y * zoom,
    zoom,
  }
}

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

export function isSameView(a: Viewport, b: Viewport | undefined): boolean {
  return a.x === b?.x && a.y === b.y && a.zoom === b.zoom
}

export function boundsOf(nodes: readonly FlowNode[]): Box {
  let left = Number.POSITIVE_INFINITY
  let top = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + width)
    bottom = Math.max(bottom, position.y + height)
  }
  return nodes.length === 0
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top }
}

/** How far a stretch has to move to lie between two limits; its beginning counts where it is longer than the room. */
function shift(from: number, length: number, low: number, high: number): number {
  if (from < low) return low - from
  if (from + length > high) return Math.max(low - from, high - (from + length))
  return 0
}
