import { useStoreApi, type Viewport } from '@xyflow/react'
import { type RefObject, useMemo, useRef } from 'react'
import { boundsOf as boundsAround } from '../../../core/graph/arrange/bounds.ts'
import { centresOf, rowsOf } from '../../../core/graph/drawn-rows.ts'
import { headerHeight } from '../../../core/graph/sizes.ts'
import { type CanvasStore, useCanvasStore } from '../canvas-state.ts'
import { edgesFrom } from '../flow/graph-index.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { type RowsFrom, withRow } from '../rows/rows-from.ts'
import { detailZoom } from './detail.tsx'
import type { Steering } from './steering.ts'
import {
  type Box,
  boundsOf,
  bringing,
  bringingWay,
  hasRoom,
  isSameView,
  readableZoom,
  revealing,
  type Size,
} from './viewport.ts'

/** Where the keyboard stands on the canvas, and what is in view. */
export interface CanvasFocus {
  /** Brings an item into view and focuses it, at once or as soon as it is drawn. */
  focusItem(key: ItemKey): void
  /** Pans until an item is in view; does nothing where it is. */
  reveal(key: ItemKey): void
  /** Brings an item into view, large enough to be read. */
  bring(key: ItemKey): void
  /** Brings the way through some items into view, or its end where it is too long for one view. */
  bringWay(keys: readonly ItemKey[]): void
  /** Whether an item lies in a part of the canvas of some size, from its top left corner. */
  isInView(key: ItemKey, size: Size): boolean
  /** Whether the canvas itself has the focus, on behalf of an item that is not drawn. */
  isHeldByRoot(): boolean
  isAt(key: ItemKey): boolean
  isInCanvas(): boolean
}

export function useFocus(
  root: RefObject<HTMLDivElement | null>,
  stable: StableGraph,
  steering: Steering,
): CanvasFocus {
  const store = useCanvasStore()
  const flowStore = useStoreApi()
  const latest = useRef(stable)
  latest.current = stable
  return useMemo(() => {
    const move = (next: (view: Viewport, size: Size) => Viewport) => {
      const { width, height } = flowStore.getState()
      if (width === 0 || height === 0) return
      const view = steering.view()
      const wanted = next(view, { width, height })
      if (!isSameView(wanted, view)) steering.go(wanted)
    }
    /** The place of an item, whose row is shown from then on. */
    const placeOf = (key: ItemKey) => {
      const rowsFrom = withRow(store.getState().rowsFrom, latest.current.index, key)
      store.setState({ rowsFrom })
      return boxOf(latest.current, key, rowsFrom)
    }
    const reveal = (key: ItemKey) => {
      const box = placeOf(key)
      if (box) move((view, size) => revealing(withEnds(latest.current, key, box, view, size), view, size))
    }
    const bring = (key: ItemKey) => {
      const box = placeOf(key)
      if (!box) return
      move((view, size) => {
        const near = view.zoom >= readableZoom ? view : { ...view, zoom: readableZoom }
        return bringing(withEnds(latest.current, key, box, near, size), view, size)
      })
    }
    return {
      reveal,
      bring,
      bringWay(keys) {
        const { rowsFrom } = store.getState()
        const boxes = keys.flatMap(it => boxOf(latest.current, it, rowsFrom) ?? [])
        move((view, size) => bringingWay(boxes, view, size))
      },
      focusItem: key => {
        store.setState({ active: key, awaited: key })
        // Rows are not drawn from far away: what cannot be drawn cannot be focused.
        if (itemOf(key).row !== undefined && steering.view().zoom < detailZoom) bring(key)
        else reveal(key)
        const element = elementOf(root.current, key)
        // To focus takes a layout, even where it changes nothing.
        if (document.activeElement !== element) element?.focus({ preventScroll: true })
        // What a press has focused already says nothing of it once more.
        if (element && document.activeElement === element) store.setState({ awaited: undefined })
      },
      isInView(key, size) {
        const box = boxOf(latest.current, key, store.getState().rowsFrom)
        const view = steering.view()
        if (!box) return false
        return isSameView(revealing(withEnds(latest.current, key, box, view, size), view, size), view)
      },
      isHeldByRoot: () => document.activeElement === root.current,
      isAt: key => document.activeElement !== null && document.activeElement === elementOf(root.current, key),
      isInCanvas: () => root.current?.contains(document.activeElement) ?? false,
    }
  }, [root, store, steering, flowStore])
}

export function elementOf(root: HTMLElement | null, key: ItemKey): HTMLElement | undefined {
  return root?.querySelector<HTMLElement>(`[data-item="${CSS.escape(key)}"]`) ?? undefined
}

/** Notes which item has the focus. */
export function noteFocus(store: CanvasStore, target: EventTarget): void {
  if (!(target instanceof HTMLElement)) return
  const key = target.closest<HTMLElement>('[data-item]')?.dataset.item
  if (key !== undefined) store.setState({ active: key, awaited: undefined })
}

/**
 * A rule is looked at with what it leads to, so that the effect of a weight is seen beside its slider: with those of its ends that
 * there is room for at this zoom, the nearest first.
 */
export function withEnds(stable: StableGraph, key: ItemKey, box: Box, view: Viewport, size: Size): Box {
  const { arrangement, index, flow } = stable
  const { node: id, row } = itemOf(key)
  const node = index.nodes.get(id)
  if (node?.type !== 'virtualService' || rowsOf(node).length === 0) return box
  const targets = new Set(
    edgesFrom(index, id, row).flatMap(it => (arrangement.quiet.has(it.id) ? [] : it.target)),
  )
  const middle = box.y + box.height / 2
  const ends = flow.nodes
    .filter(it => targets.has(it.id))
    .map(it => boundsOf([it]))
    .sort((a, b) => Math.abs(a.y + a.height / 2 - middle) - Math.abs(b.y + b.height / 2 - middle))
  let seen = box
  for (const end of ends) {
    const wider = boundsAround([seen, end])
    if (!hasRoom(wider, view, size)) break
    seen = wider
  }
  return seen
}

/** The part of the drawing that shows an item: a row with its box's whole width, a tall box by its head. */
export function boxOf(stable: StableGraph, key: ItemKey, rowsFrom: RowsFrom): Box | undefined {
  const { flow, index } = stable
  const { node: id, row } = itemOf(key)
  const node = flow.nodes.find(it => it.id === id)
  const content = index.nodes.get(id)
  if (!node || !content) return undefined
  const { x, y } = node.position
  const { width } = content
  if (row === undefined) return { x, y, width, height: Math.min(content.height, 4 * headerHeight) }
  const centre = centresOf(content, rowsFrom.get(id) ?? 0).get(row) ?? 0
  return { x, y: y + centre - headerHeight / 2, width, height: headerHeight }
}
