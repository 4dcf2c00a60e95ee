import { useStore } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import { arrangeGraph } from '../../../core/graph/arrange/arrange.ts'
import type { Arrangement, Level, RoomOnCanvas } from '../../../core/graph/arrange/arrangement.ts'
import type { Graph, NodeId } from '../../../core/graph/graph.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { seenBoxes, useCanvas } from '../canvas-state.ts'

/** The drawing as it fits the canvas at this moment, with what is folded as the user left it. */
export function useArrangement(graph: Graph): { arrangement: Arrangement; room: RoomOnCanvas } {
  const folding = useWorkspaceState(it => it.folding)
  const revealed = useCanvas(it => it.revealed)
  const tracedBoxes = useCanvas(it => it.tracedBoxes)
  const focus = useMemo(() => seenBoxes({ revealed, tracedBoxes }), [revealed, tracedBoxes])
  const zoomed = useCanvas(it => it.zoomed)
  const room = useRoom(zoomed.levels.length > 0)
  const before = useRef<{ level: Level; room: RoomOnCanvas; of: NodeId | undefined }>(undefined)
  const arrangement = useMemo(() => {
    const of = graph.nodes[0]?.id
    // Another drawing, or another canvas, is judged afresh; one that is edited keeps its level for longer.
    const known = before.current?.room === room && before.current.of === of ? before.current.level : undefined
    const arranged = arrangeGraph(graph, { room, folding, focus, zoomed, level: known })
    // A level that zooming led to says nothing of what fits.
    before.current = { level: zoomed.levels.length > 0 && known ? known : arranged.level, room, of }
    return arranged
  }, [graph, room, folding, focus, zoomed])
  return { arrangement, room }
}

/** Differences in the size of the canvas that move nothing. */
const slack = { width: 32, height: 64 } as const

/**
 * The size of the canvas, the same for as long as it stays about as large. What is selected brings its form, which takes room
 * from the canvas: the drawing stays as it is meanwhile, unless zooming out has folded it to fit beside the form.
 */
function useRoom(isZoomedOut: boolean): RoomOnCanvas {
  const width = useStore(it => it.width)
  const height = useStore(it => it.height)
  const isSelected = useWorkspaceState(it => it.selection !== undefined)
  const room = useRef<RoomOnCanvas>(undefined)
  const page = useRef(0)
  /** The width beside the form of what is selected. */
  const beside = useRef(0)
  const known = room.current
  if (width > 0 && height > 0) {
    const isNear =
      known && Math.abs(known.width - width) < slack.width && Math.abs(known.height - height) < slack.height
    // The selection goes before its form does: the room that this leaves is not looked at.
    const isLeaving = !isSelected && beside.current === width
    if (isSelected) beside.current = width
    else if (!isLeaving) beside.current = 0
    const isHeld = !isZoomedOut && (isSelected || isLeaving) && page.current === window.innerWidth
    if (!isNear && !isHeld) room.current = { width, height }
    page.current = window.innerWidth
  }
  // Before the canvas is on the page, it is about so large a part of the window.
  room.current ??= { width: window.innerWidth, height: window.innerHeight }
  return room.current
}
