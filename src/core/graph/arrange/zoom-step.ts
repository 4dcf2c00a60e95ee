import type { Graph, GraphNode } from '../graph.ts'
import { arrangeGraph } from './arrange.ts'
import {
  type Arrangement,
  type ArrangeOptions,
  choiceOf,
  levels,
  notZoomed,
  type RoomOnCanvas,
  type Zoomed,
  type ZoomedBox,
} from './arrangement.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import { openingZoom } from './choose-level.ts'
import { groupsOf } from './divide.ts'
import { partsOf, type Section } from './parts.ts'

/** One turn of the wheel, of the fingers, or of a key. */
export interface Zooming {
  readonly from: number
  readonly to: number
  /** What is zoomed at, in pixels of the drawing. */
  readonly at: { readonly x: number; readonly y: number }
  /** The part of the drawing that is in view, in its pixels. */
  readonly view: Bounds
}

/** What is folded and unfolded then, and the zoom at which it is shown. */
export interface ZoomStep {
  readonly zoomed: Zoomed
  readonly zoom: number
}

/** From this zoom on, what is zoomed at shows more instead of growing: its text is half as large again as it need be. */
export const unfoldingZoom = openingZoom * 1.5
/** Below this zoom text would be lower than 11 px: the drawing shows less instead of shrinking. */
export const foldingZoom = openingZoom
/** What a step takes from the zoom, or gives to it: both ends are far then, and a trembling hand undoes nothing. */
const spent = 1.3

/**
 * The step that zooming leads to: what is zoomed at unfolds by one level, or what was unfolded last folds again, and after
 * that the whole drawing. Undefined where the drawing only grows or shrinks.
 */
export function zoomStep(
  graph: Graph,
  drawn: Arrangement,
  options: ArrangeOptions,
  zooming: Zooming,
): ZoomStep | undefined {
  const { from, to } = zooming
  const { zoomed = notZoomed } = options
  if (to > from && to >= unfoldingZoom) {
    const next = deeper(graph, drawn, options, zoomed, zooming)
    return next && { zoomed: next, zoom: Math.max(to / spent, openingZoom * 1.1) }
  }
  if (to < from && to < foldingZoom) {
    const next = backInView(drawn, zoomed, zooming.view) ?? coarser(graph, drawn, options, zoomed)
    return next && { zoomed: next, zoom: Math.max(to * spent, openingZoom) }
  }
  return undefined
}

function deeper(
  graph: Graph,
  { graph: { nodes } }: Arrangement,
  { folding }: ArrangeOptions,
  zoomed: Zoomed,
  { at, view }: Zooming,
): Zoomed | undefined {
  if (zoomed.levels.length > 0) return { ...zoomed, levels: zoomed.levels.slice(0, -1) }
  const near = nearest(nodes, at, view)
  // What the user has folded by hand stays folded.
  if (!near || !isFolded(near) || choiceOf(folding, near.id) === 'folded') return undefined
  const lines = near.type === 'virtualService' && near.summary?.form === 'line'
  const section = lines ? sectionOfFew(graph, near, zoomed) : undefined
  const next: ZoomedBox = section ? { id: section.id, as: 'cards' } : { id: near.id, as: 'open' }
  return { ...zoomed, unfolded: [...zoomed.unfolded, next] }
}

function isFolded(node: GraphNode): boolean {
  return node.type === 'group' ? !node.unfolded : node.type === 'virtualService' && node.summary !== undefined
}

/** The section of a line, where all of its lines can become cards. */
function sectionOfFew(graph: Graph, { id }: GraphNode, zoomed: Zoomed): Section | undefined {
  const section = partsOf(graph).sections.find(it => it.virtualServices.some(inside => inside.id === id))
  if (!section || section.virtualServices.length > fewForCards) return undefined
  if (zoomed.unfolded.some(it => it.id === section.id && it.as === 'cards')) return undefined
  const isInGroup = zoomed.unfolded.some(it => groupsOf(section).some(group => group.id === it.id))
  return isInGroup ? undefined : section
}

const fewForCards = 30

/** The box that is zoomed at: the one there, else the nearest of those in view, unless it is far. */
function nearest(nodes: readonly GraphNode[], at: Zooming['at'], view: Bounds): GraphNode | undefined {
  let best: GraphNode | undefined
  let least = reach
  for (const it of nodes) {
    if (!meets(it, view)) continue
    const distance = Math.hypot(
      Math.max(it.x - at.x, 0, at.x - it.x - it.width),
      Math.max(it.y - at.y, 0, at.y - it.y - it.height),
    )
    if (distance >= least) continue
    best = it
    least = distance
  }
  return best
}

/** Farther than this from a box, nothing is zoomed at. */
const reach = 120

function meets(one: Bounds, other: Bounds): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

/** Without the last that zooming has unfolded and that is seen; what is out of view folds with it. */
function backInView(drawn: Arrangement, zoomed: Zoomed, view: Bounds): Zoomed | undefined {
  const last = zoomed.unfolded.findLastIndex(it => isSeen(drawn, it, view))
  return last < 0 ? undefined : { ...zoomed, unfolded: zoomed.unfolded.slice(0, last) }
}

function isSeen({ graph, frames }: Arrangement, { id }: ZoomedBox, view: Bounds): boolean {
  const box = graph.nodes.find(it => it.id === id) ?? frames.find(it => it.id === `frame/${id}`)
  return box !== undefined && meets(box, view)
}

/** All of the drawing folded to the next level at which it is smaller; undefined where it is in view as it is. */
function coarser(
  graph: Graph,
  drawn: Arrangement,
  options: ArrangeOptions,
  zoomed: Zoomed,
): Zoomed | undefined {
  const { room, folding } = options
  if (!room || folding.all === 'open') return undefined
  const now = screensOf(boundsOf(drawn.graph.nodes), room)
  if (now <= 1) return undefined
  for (const level of levels.slice(levels.indexOf(drawn.level) + 1)) {
    if (level === 'units') continue
    const next = { unfolded: [], levels: [...zoomed.levels, level] }
    const then = screensOf(boundsOf(arrangeGraph(graph, { ...options, zoomed: next }).graph.nodes), room)
    if (then < now * 0.9) return next
  }
  return undefined
}

/** How many screens wide or high a drawing is, whichever is more, where its text can just be read. */
function screensOf({ width, height }: Bounds, room: RoomOnCanvas): number {
  return Math.max((width * openingZoom) / room.width, (height * openingZoom) / room.height)
}
