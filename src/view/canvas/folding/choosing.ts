import type { Zoomed } from '../../../core/graph/arrange/arrangement.ts'
import type { NodeId } from '../../../core/graph/graph.ts'
import type { Workspace, WorkspaceState } from '../../../workspace/workspace.ts'
import type { Cancel, Turns } from '../../turns/turns.ts'
import { type CanvasState, type CanvasStore, seenBoxes } from '../canvas-state.ts'

/** What the user has folded and unfolded, by hand and by zooming, and what has to be seen as it is selected or traced. */
export interface Choices {
  readonly folding: WorkspaceState['folding']
  readonly zoomed: Zoomed
  readonly focus: ReadonlySet<NodeId>
}

/**
 * The choices by which the drawing is folded at this moment. Others are on their way for two tasks: one arranges the drawing by
 * them, the next shows it. The click that made them is answered before that.
 */
export interface Choosing {
  shown(): Choices
  /** Calls when others are to be shown. */
  subscribe(listener: () => void): () => void
  /** Shows at once what is on its way: whoever reads the drawing to change it means the latest. */
  finish(): void
  /** Takes what is on its way for shown: another drawing is arranged as a whole. */
  take(): void
}

export function createChoosing(
  { store }: Pick<Workspace, 'store'>,
  canvas: CanvasStore,
  turns: Pick<Turns, 'ahead' | 'next' | 'now'>,
  arrange: (choices: Choices) => void,
): Choosing {
  /** What the latest choices were made of. */
  let seen: Pick<CanvasState, 'revealed' | 'tracedBoxes'> | undefined
  let shown = latest(undefined)
  let wanted = shown
  let waiting: Cancel | undefined
  const listeners = new Set<() => void>()

  return {
    shown: () => shown,
    subscribe(listener) {
      const leave = [store.subscribe(follow), canvas.subscribe(follow)]
      listeners.add(listener)
      follow()
      return () => {
        for (const it of leave) it()
        listeners.delete(listener)
        waiting?.()
        waiting = undefined
      }
    },
    finish() {
      if (waiting) turns.now(show)
    },
    take() {
      waiting?.()
      waiting = undefined
      shown = wanted = latest(wanted)
    },
  }

  function follow(): void {
    const now = latest(wanted)
    if (now === wanted && (waiting !== undefined || now === shown)) return
    wanted = now
    waiting?.()
    waiting = turns.ahead(() => {
      arrange(wanted)
      waiting = turns.next(show)
    })
  }

  function show(): void {
    waiting?.()
    waiting = undefined
    shown = wanted
    for (const it of listeners) it()
  }

  /** The same object while nothing is chosen otherwise. */
  function latest(before: Choices | undefined): Choices {
    const { folding } = store.getState()
    const { zoomed, revealed, tracedBoxes } = canvas.getState()
    const isSeen = seen?.revealed === revealed && seen.tracedBoxes === tracedBoxes
    if (before?.folding === folding && before.zoomed === zoomed && isSeen) return before
    const focus = before && isSeen ? before.focus : seenBoxes({ revealed, tracedBoxes })
    seen = { revealed, tracedBoxes }
    return { folding, zoomed, focus }
  }
}
