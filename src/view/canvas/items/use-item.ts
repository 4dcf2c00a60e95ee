import { type RefObject, useLayoutEffect, useRef } from 'react'
import { turns } from '../../turns/turns.ts'
import { type CanvasState, useCanvas, useCanvasStore } from '../canvas-state.ts'
import type { ItemKey } from './item.ts'

export interface ItemProps {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly 'aria-selected': boolean
  readonly 'data-item': ItemKey
  readonly 'data-in-path': true | undefined
  readonly 'data-traced': true | undefined
  readonly 'data-drop': 'yes' | 'no' | undefined
  readonly 'data-insert': 'before' | 'after' | undefined
}

/**
 * What makes an element an item of the canvas: the tree's role, its state, and focus that waits for it to be drawn.
 * Clicks, keys and hovering are heard once, at the canvas's root, by `data-item`.
 */
export function useItem(key: ItemKey): ItemProps {
  const store = useCanvasStore()
  const state = useCanvas(it => stateOf(it, key))
  const ref = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = ref.current
    // To focus takes a layout, which the frame in which it comes has to do anyhow; until then keys are its own (`useCanvasKeys`).
    const waiting =
      store.getState().awaited === key
        ? turns.inOwnTask(() => {
            if (store.getState().awaited === key) element?.focus({ preventScroll: true })
          })
        : undefined
    return () => {
      waiting?.()
      // A node that leaves the view takes the focus with it; the canvas keeps it, and keys go on from there.
      if (element && document.activeElement === element) {
        element.closest<HTMLElement>('[data-canvas]')?.focus({ preventScroll: true })
      }
    }
  }, [store, key])

  return {
    ref,
    'aria-selected': (state & flags.selected) !== 0,
    'data-item': key,
    'data-in-path': (state & flags.lit) !== 0 || undefined,
    'data-traced': (state & flags.traced) !== 0 || undefined,
    'data-drop': (state & flags.dropYes) !== 0 ? 'yes' : (state & flags.dropNo) !== 0 ? 'no' : undefined,
    'data-insert':
      (state & flags.before) !== 0 ? 'before' : (state & flags.after) !== 0 ? 'after' : undefined,
  }
}

// One number a state, so that a subscription compares at once whether anything changed for this item.
const flags = { selected: 1, lit: 2, dropYes: 4, dropNo: 8, before: 16, after: 32, traced: 64 } as const

function stateOf(state: CanvasState, key: ItemKey): number {
  let result = 0
  if (state.group.size > 0 ? state.group.has(key) : state.selected === key) result |= flags.selected
  if (state.lit?.items.has(key)) result |= flags.lit
  if (state.traced?.items.has(key)) result |= flags.traced
  if (state.linking?.over === key && state.linking.verdict)
    result |= state.linking.verdict.ok ? flags.dropYes : flags.dropNo
  if (state.insertion?.key === key) result |= flags[state.insertion.side]
  return result
}
