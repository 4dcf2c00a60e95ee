import type { GatewayNode, Graph } from '../graph.ts'
import type { RoomOnCanvas } from './arrangement.ts'
import { type Bounds, boundsOf } from './bounds.ts'
import { openingZoom, sideMargin } from './choose-level.ts'

/** What can be done next about Gateways that nobody routes, and where on the canvas that is said. */
export interface NextStep extends Bounds {
  readonly gateways: readonly GatewayNode[]
  /** Where there is no room beside them, it stands below. */
  readonly below: boolean
}

const size = { width: 340, height: 304 } as const
const gap = 44
/** More Gateways than these are a drawing of their own. */
const most = 3

/** The next step of a drawing that has Gateways and no VirtualService; undefined for any other. */
export function nextStepOf({ nodes }: Graph, room: RoomOnCanvas): NextStep | undefined {
  if (nodes.some(it => it.type === 'virtualService' || it.type === 'sidecar')) return undefined
  const gateways = nodes.flatMap(it => (it.type === 'gateway' && !it.ghost ? [it] : []))
  const [first] = gateways
  if (!first || gateways.length > most) return undefined
  const all = boundsOf(nodes)
  const below = (all.width + gap + size.width) * openingZoom > room.width - 2 * sideMargin
  if (below) {
    const width = Math.min(size.width, (room.width - 2 * sideMargin) / openingZoom)
    return { gateways, below, x: all.x, y: all.y + all.height + gap / 2, ...size, width }
  }
  const y = all.y + (all.height - size.height) / 2
  return { gateways, below, x: all.x + all.width + gap, y, ...size }
}
