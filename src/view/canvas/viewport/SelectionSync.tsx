import { useStore, type Viewport } from '@xyflow/react'
import { useLayoutEffect, useRef } from 'react'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { useCanvasStore } from '../canvas-state.ts'
import { boxOrderOf } from '../flow/graph-index.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { isComing } from '../folding/found.ts'
import { shownItem } from '../folding/shown-item.ts'
import { unfold } from '../folding/unfold.ts'
import { edgeOfSelection, itemMeant } from '../items/item.ts'
import { substitute } from './navigation.ts'
import type { Steering } from './steering.ts'
import type { CanvasFocus } from './use-focus.ts'
import { isSameView, type Size } from './viewport.ts'

/**
 * Finds the workspace's selection in the graph, brings it into view when it was made elsewhere, and keeps the keyboard's
 * place when the item it was on is gone. Renders nothing.
 */
export function SelectionSync({
  stable,
  focus,
  steering,
}: {
  stable: StableGraph
  focus: CanvasFocus
  steering: Steering
}) {
  const store = useCanvasStore()
  const selection = useWorkspaceState(it => it.selection)
  const before = useRef(stable.index)
  const width = useStore(it => it.width)
  const height = useStore(it => it.height)
  const size = useRef<Size>(undefined)
  /** Set from when something is selected until the canvas has made room for its form. */
  const fresh = useRef(false)
  /** The view before the drawing moved out of the way of the inspector, and after. */
  const gaveWay = useRef<{ readonly from: Viewport; readonly to: Viewport }>(undefined)

  useLayoutEffect(() => {
    const boxOrder = boxOrderOf(stable.index)
    if (store.getState().boxOrder !== boxOrder) store.setState({ boxOrder })
  }, [store, stable.index])

  useLayoutEffect(() => {
    const meant = itemMeant(stable, selection)
    const selected = shownItem(stable, meant)
    const edge = edgeOfSelection(stable.graph, selection)
    const { found: known, pickedEdge: picked } = store.getState()
    const stillPicked =
      selection?.origin === 'canvas' && picked !== undefined && stable.index.edges.has(picked)
        ? picked
        : undefined
    store.setState({ selected, pickedEdge: edge?.id ?? stillPicked })
    // What is selected elsewhere is one thing.
    if (selection?.origin !== 'canvas' && selection !== known?.selection) store.setState({ group: new Set() })
    // It is looked for once more in what unfolds.
    if (unfold(store, stable, meant, selected)) return
    const found = { selection, selected }
    store.setState({ found })
    // What an operation has added is selected before it is drawn, so the same selection may be found once more, nearer.
    if (selected === undefined || (known?.selection === selection && known?.selected === selected)) return
    fresh.current = true
    const { active } = store.getState()
    // One that an undo brings back is drawn after it is selected, and brought then.
    if (active === selected || !isComing(known, found)) return
    const isPickedEdge = (edge?.id ?? stillPicked) !== undefined
    if (focus.isInCanvas() && !isPickedEdge) focus.focusItem(selected)
    else store.setState({ active: selected })
    // On the canvas the user has chosen how near to look.
    if (selection?.origin === 'canvas') focus.reveal(selected)
    else focus.bring(selected)
  }, [store, stable, selection, focus])

  useLayoutEffect(() => {
    const { active } = store.getState()
    if (active !== undefined && before.current !== stable.index) {
      const next = substitute(before.current, stable.index, active)
      if (next !== active) {
        // The box that is no more may still be on the page at this moment.
        const hasKeyboard = focus.isHeldByRoot() || focus.isAt(active)
        store.setState({ active: next })
        if (next !== undefined && hasKeyboard) focus.focusItem(next)
      }
    }
    before.current = stable.index
  }, [store, stable, focus])

  // The inspector comes after the selection, and takes its room from the canvas.
  useLayoutEffect(() => {
    const was = size.current
    size.current = { width, height }
    const { selected, active } = store.getState()
    if (!was || width === 0 || height === 0) return
    if (selected === undefined) {
      // It goes with the selection; a view that the user has chosen since stays.
      const way = gaveWay.current
      gaveWay.current = undefined
      if (way && width > was.width && isSameView(steering.view(), way.to)) steering.go(way.from)
      return
    }
    const from = steering.view()
    // Later on, the item with the keyboard counts more: a bar that takes another line moves it out of no view.
    const kept = !fresh.current && active !== undefined && focus.isInCanvas() ? active : selected
    if (fresh.current || focus.isInView(kept, was)) focus.reveal(kept)
    fresh.current = false
    const to = steering.view()
    if (width < was.width && !isSameView(from, to)) gaveWay.current = { from, to }
  }, [store, focus, steering, width, height])

  return null
}
