import type { Graph } from '../graph.ts'
import { framePadding } from '../sizes.ts'
import type { RoomOnCanvas } from './arrangement.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import { largestZoom, sideMargin } from './choose-level.ts'

/** Where below a small drawing requests to try are offered, and how many. */
export interface TryPlace extends Bounds {
  readonly requests: number
  /** Each on two lines. */
  readonly narrow: boolean
}

const gap = 30
/** The canvas may be this much lower than the room that is known of it, margins included. */
const unsure = 90
const widest = 560
/** Less than this breaks a request's line. */
const wide = 420
const heading = 42
const rowHeight = { wide: 34, narrow: 62 } as const
/** So many of each at the most: a larger drawing says enough, and has no room to spare. */
const most = { requests: 4, virtualServices: 3, boxes: 24 } as const

/**
 * The room below a drawing of a few boxes that is empty: what it does to requests can be tried there. Nothing is drawn smaller for
 * it; undefined where there is not room enough, or no VirtualService to try.
 */
export function tryPlaceOf({ nodes }: Graph, room: RoomOnCanvas): TryPlace | undefined {
  const routed = nodes.filter(it => it.type === 'virtualService' && !it.ghost).length
  if (routed === 0 || routed > most.virtualServices || nodes.length > most.boxes) return undefined
  if (nodes.some(it => it.type === 'group')) return undefined
  const all = boundsOf(nodes)
  const zoom = Math.min(largestZoom, (room.width - 2 * sideMargin) / all.width)
  const width = Math.min(widest, all.width)
  const narrow = width < wide
  const left = (room.height - unsure) / zoom - all.height - gap - framePadding - heading
  const requests = Math.min(most.requests, Math.floor(left / rowHeight[narrow ? 'narrow' : 'wide']))
  if (requests < 2) return undefined
  return {
    requests,
    narrow,
    width,
    height: heading + requests * rowHeight[narrow ? 'narrow' : 'wide'],
    x: all.x + (all.width - width) / 2,
    y: all.y + all.height + gap + framePadding,
  }
}
