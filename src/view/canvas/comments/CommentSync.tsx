import { useLayoutEffect } from 'react'
import { useStore } from 'zustand'
import { commentPlacesStore } from '../../../workspace/review/comment-places.ts'
import { useCanvasStore } from '../canvas-state.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { shownItem } from '../folding/shown-item.ts'
import { type ItemKey, itemOfSelection } from '../items/item.ts'

/** Finds the items of the drawing that open comments are about. Renders nothing. */
export function CommentSync({ stable }: { stable: StableGraph }) {
  const store = useCanvasStore()
  const placed = useStore(commentPlacesStore, it => it.placed)
  useLayoutEffect(() => {
    const commented = new Map<ItemKey, readonly string[]>()
    for (const { id, place, isResolved } of placed) {
      if (!place || isResolved) continue
      const key = shownItem(stable, itemOfSelection(stable.whole, { type: 'place', place }))
      if (key !== undefined) commented.set(key, [...(commented.get(key) ?? []), id])
    }
    store.setState(it => (it.commented.size === 0 && commented.size === 0 ? it : { commented }))
  }, [store, stable, placed])
  return null
}
