import { useStoreApi } from '@xyflow/react'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { useCanvasStore } from '../canvas-state.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { itemMeant, itemOf } from '../items/item.ts'
import type { Steering } from '../viewport/steering.ts'
import { revealing } from '../viewport/viewport.ts'
import { isComing } from './found.ts'
import { heldView } from './held-view.ts'
import { settle } from './settle.ts'
import { shownItem } from './shown-item.ts'

/**
 * Keeps what is zoomed at where it is on the screen while it folds or unfolds, else the box with the keyboard while others do
 * so around it. Stands before whatever brings something into view, which goes on from there. Renders nothing.
 */
export function Anchoring({
  root,
  stable,
  steering,
}: {
  root: RefObject<HTMLElement | null>
  stable: StableGraph
  steering: Steering
}) {
  const flowStore = useStoreApi()
  const store = useCanvasStore()
  const selection = useWorkspaceState(it => it.selection)
  const before = useRef(stable)
  useLayoutEffect(() => {
    const last = before.current
    before.current = stable
    if (last.arrangement === stable.arrangement) return
    const { held } = store.getState()
    if (held) {
      store.setState({ held: undefined })
      const next = heldView(last.arrangement, stable.arrangement, held, flowStore.getState())
      steering.jump(next)
      if (root.current) settle(root.current, last.flow.nodes, stable.flow.nodes, held, next)
      return
    }
    const isOtherLevel = last.arrangement.level !== stable.arrangement.level
    const isOtherCanvas = last.room !== stable.room
    const { active, found } = store.getState()
    const selected = shownItem(stable, itemMeant(stable, selection))
    // Another canvas chooses its own view, where nothing is selected.
    if (isOtherLevel && isOtherCanvas && selected === undefined) return
    // What is about to come into view says where the view goes, and not the box that has the keyboard until then.
    const stays = isComing(found, { selection, selected }) ? [selected] : [active, selected]
    for (const key of stays) {
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
  }, [root, flowStore, store, steering, stable, selection])
  return null
}
