import { useStoreApi } from '@xyflow/react'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useCanvasStore } from '../canvas-state.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { itemOf } from '../items/item.ts'
import type { Steering } from '../viewport/steering.ts'
import { revealing } from '../viewport/viewport.ts'
import { heldView } from './held-view.ts'
import { settle } from './settle.ts'
import { shownItem } from './shown-item.ts'

/**
 * Keeps what is zoomed at where it is on the screen while it folds or unfolds, else the box with the keyboard while others do
 * so around it.
 */
export function useAnchor(
  root: RefObject<HTMLElement | null>,
  stable: StableGraph,
  steering: Steering,
): void {
  const flowStore = useStoreApi()
  const store = useCanvasStore()
  const before = useRef(stable)
  useLayoutEffect(() => {
    const last = before.current
    before.current = stable
    if (last.arrangement === stable.arrangement) return
    const { active, selected, held } = store.getState()
    if (held) {
      store.setState({ held: undefined })
      const next = heldView(last.arrangement, stable.arrangement, held, flowStore.getState())
      steering.jump(next)
      if (root.current) settle(root.current, last.flow.nodes, stable.flow.nodes, held, next)
      return
    }
    const isOtherLevel = last.arrangement.level !== stable.arrangement.level
    const isOtherCanvas = last.room !== stable.room
    // Another canvas chooses its own view, where nothing is selected.
    if (isOtherLevel && isOtherCanvas && selected === undefined) return
    for (const key of [active, selected]) {
      const id = key === undefined ? undefined : itemOf(key).node
      const was = id === undefined ? undefined : last.index.nodes.get(id)
      const shown = id === undefined ? undefined : shownItem(stable, id)
      const is = shown === undefined ? undefined : stable.index.nodes.get(itemOf(shown).node)
      if (!was || !is) continue
      if (was.x === is.x && was.y === is.y && !isOtherLevel && !isOtherCanvas) return
      const { x, y, zoom } = steering.view()
      const kept = { x: x + (was.x - is.x) * zoom, y: y + (was.y - is.y) * zoom, zoom }
      // All boxes are elsewhere then, or the canvas is narrower: the one with the keyboard is at least in view.
      steering.jump(isOtherLevel || isOtherCanvas ? revealing(is, kept, flowStore.getState()) : kept)
      return
    }
  }, [root, flowStore, store, steering, stable])
}
