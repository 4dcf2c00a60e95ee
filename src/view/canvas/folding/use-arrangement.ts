import { useStore } from '@xyflow/react'
import { useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type {
  Arrangement,
  ArrangeOptions,
  Level,
  RoomOnCanvas,
} from '../../../core/graph/arrange/arrangement.ts'
import type { Graph, NodeId } from '../../../core/graph/graph.ts'
import { turns } from '../../turns/turns.ts'
import { useWorkspace, useWorkspaceState } from '../../workspace-context.tsx'
import { useCanvasStore } from '../canvas-state.ts'
import { arrangeOnce } from './arrange-once.ts'
import { type Choices, type Choosing, createChoosing } from './choosing.ts'

/** A drawing as it is arranged. */
export interface Arranged {
  readonly arrangement: Arrangement
  /** The size of the canvas that it is arranged for. */
  readonly room: RoomOnCanvas
  /** What is folded and unfolded: it may be on its way. */
  readonly choosing: Choosing
}

/** The drawing as it fits the canvas at this moment, with what is folded as the user left it. */
export function useArrangement(graph: Graph): Arranged {
  const before = useRef<{ graph: Graph; level: Level; room: RoomOnCanvas; of: NodeId | undefined }>(undefined)
  const workspace = useWorkspace()
  const canvas = useCanvasStore()
  const [choosing] = useState(() =>
    createChoosing(workspace, canvas, turns, choices => {
      if (!before.current) return
      const { graph: known, ...others } = before.current
      arrangeOnce(known, optionsOf(others, choices))
    }),
  )
  const drawn = useRef(graph)
  if (drawn.current !== graph) choosing.take()
  drawn.current = graph
  const choices = useSyncExternalStore(choosing.subscribe, choosing.shown)
  const room = useRoom(choices.zoomed.levels.length > 0)
  const arrangement = useMemo(() => {
    const of = graph.nodes[0]?.id
    // Another drawing, or another canvas, is judged afresh; one that is edited keeps its level for longer.
    const known = before.current?.room === room && before.current.of === of ? before.current.level : undefined
    const arranged = arrangeOnce(graph, optionsOf({ room, level: known }, choices))
    // A level that zooming led to says nothing of what fits.
    const level = choices.zoomed.levels.length > 0 && known ? known : arranged.level
    before.current = { graph, level, room, of }
    return arranged
  }, [graph, room, choices])
  return useMemo(() => ({ arrangement, room, choosing }), [arrangement, room, choosing])
}

function optionsOf(
  { room, level }: { room: RoomOnCanvas; level: Level | undefined },
  choices: Choices,
): ArrangeOptions {
  return { room, ...choices, level }
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
