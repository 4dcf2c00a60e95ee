import { type OnMove, type OnMoveEnd, type OnMoveStart, useStoreApi, type Viewport } from '@xyflow/react'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { notZoomed } from '../../../core/graph/arrange/arrangement.ts'
import { zoomStep } from '../../../core/graph/arrange/zoom-step.ts'
import { headerHeight } from '../../../core/graph/sizes.ts'
import { layoutStore } from '../../screen/layout-state.ts'
import { useScopeState } from '../../screen/scope-state.ts'
import { isMac } from '../../ui/Kbd.tsx'
import { useWorkspace } from '../../workspace-context.tsx'
import { seenBoxes, useCanvasStore } from '../canvas-state.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { itemOf } from '../items/item.ts'
import type { Steering } from '../viewport/steering.ts'
import { withNextStep } from '../viewport/use-view.ts'
import { boundsOf, hasRoom, leastZoom, revealing, type Size } from '../viewport/viewport.ts'
import { around, type Point } from './held-view.ts'

export const zoomLimits = { least: 0.05, most: 2 } as const

/** Zooming by the user's hand: what is zoomed at unfolds and folds, unless the level is pinned. */
export interface Zooms {
  /** Zooms by a factor at the box with the keyboard or the selection, else in the middle; the view glides. */
  by(factor: number): void
  /** Zooms by a factor at a place of the canvas; the view follows at once. */
  at(place: Point, factor: number): void
  /** What React Flow tells of fingers that pinch. */
  readonly pinch: {
    readonly onMoveStart: OnMoveStart
    readonly onMove: OnMove
    readonly onMoveEnd: OnMoveEnd
  }
}

export function useZoom(root: RefObject<HTMLElement | null>, stable: StableGraph, steering: Steering): Zooms {
  const workspace = useWorkspace()
  const store = useCanvasStore()
  const flowStore = useStoreApi()
  const latest = useRef(stable)
  latest.current = stable

  const zooms = useMemo((): Zooms => {
    /** Folds or unfolds what a zoom leads to; gives whether anything does. */
    const step = (view: Viewport, from: number, to: number, at: Point): boolean => {
      if (layoutStore.getState().levelPinned) return false
      latest.current.choosing.finish()
      const { whole, arrangement } = latest.current
      const { width, height } = flowStore.getState()
      const { zoomed, ...state } = store.getState()
      const { folding } = workspace.store.getState()
      // The canvas as it is now, beside the inspector too: what is folded has to be seen there.
      const options = { room: { width, height }, folding, focus: seenBoxes(state), zoomed }
      const next = zoomStep(whole, arrangement, options, {
        from,
        to,
        at: inDrawing(view, at),
        view: { ...inDrawing(view, { x: 0, y: 0 }), ...sizeIn(view) },
      })
      if (next) store.setState({ zoomed: next.zoomed, held: { at, view, zoom: next.zoom } })
      return next !== undefined
    }
    const sizeIn = ({ zoom }: Viewport) => {
      const { width, height } = flowStore.getState()
      return { width: width / zoom, height: height / zoom }
    }
    /** The view at another zoom; undefined where something unfolds instead, or there is no such zoom. */
    const zoomedView = (factor: number, at: Point): Viewport | undefined => {
      const view = steering.view()
      // What cannot grow any more can still unfold.
      if (step(view, view.zoom, view.zoom * factor, at)) return undefined
      // A view that is farther out already, as the drawing has shrunk meanwhile, is not drawn nearer by zooming out.
      const size = flowStore.getState()
      const all = boundsOf(withNextStep(latest.current))
      const least = Math.min(view.zoom, leastZoom(all, size))
      const zoom = Math.min(zoomLimits.most, Math.max(least, view.zoom * factor))
      if (zoom === view.zoom) return undefined
      const next = around({ at, view, zoom })
      // Who zooms out wants to see the rest: once there is room for all of it, all of it is in view.
      return factor < 1 && hasRoom(all, next, size) ? revealing(all, next, size) : next
    }
    /** Where keys and buttons zoom at. */
    const middle = (): Point => {
      const { width, height } = flowStore.getState()
      const { selected, active, focused } = store.getState()
      const key = selected ?? (focused ? active : undefined)
      const node = key === undefined ? undefined : latest.current.index.nodes.get(itemOf(key).node)
      if (node) {
        const view = steering.view()
        const x = (node.x + node.width / 2) * view.zoom + view.x
        const y = (node.y + Math.min(node.height, headerHeight) / 2) * view.zoom + view.y
        if (x > 0 && x < width && y > 0 && y < height) return { x, y }
      }
      return { x: width / 2, y: height / 2 }
    }
    /** Of fingers that pinch: the zoom at which they began, and the middle between them. */
    let pinching: { from: number; at: Point | undefined } | undefined
    return {
      by(factor) {
        const next = zoomedView(factor, middle())
        if (next) steering.go(next)
      },
      at(place, factor) {
        const next = zoomedView(factor, place)
        if (next) steering.jump(next)
      },
      pinch: {
        onMoveStart(_event, { zoom }) {
          pinching ??= { from: zoom, at: undefined }
        },
        onMove(event) {
          const [one, other] = event && 'touches' in event ? event.touches : []
          if (!pinching || !one || !other) return
          // The view moves by itself as well, and to measure takes a layout.
          const canvas = drawingIn(root)?.getBoundingClientRect()
          if (!canvas) return
          pinching.at = {
            x: (one.clientX + other.clientX) / 2 - canvas.left,
            y: (one.clientY + other.clientY) / 2 - canvas.top,
          }
        },
        // Only once the fingers are off: until then they hold the drawing as it is.
        onMoveEnd(_event, view) {
          const { from, at } = pinching ?? {}
          pinching = undefined
          if (from !== undefined && at) step(view, from, view.zoom, at)
        },
      },
    }
  }, [root, workspace, store, flowStore, steering])

  useWheel(root, zooms)
  useScopes()
  return zooms
}

/** How far one zooms out of a drawing. */
export function leastZoomOf(stable: StableGraph, size: Size): number {
  return size.width === 0 ? zoomLimits.least : leastZoom(boundsOf(withNextStep(stable)), size)
}

function inDrawing({ x, y, zoom }: Viewport, at: Point): Point {
  return { x: (at.x - x) / zoom, y: (at.y - y) / zoom }
}

function drawingIn(root: RefObject<HTMLElement | null>): HTMLElement | undefined {
  return root.current?.querySelector<HTMLElement>('.react-flow') ?? undefined
}

/**
 * The wheel with Ctrl or Command, and the pinch of a touchpad, which browsers tell of as the same. React Flow would go on from
 * a place that has moved meanwhile.
 */
function useWheel(root: RefObject<HTMLElement | null>, zooms: Zooms): void {
  useEffect(() => {
    const drawing = drawingIn(root)
    const zoom = (event: WheelEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !drawing) return
      if (event.target instanceof Element && event.target.closest('.react-flow__minimap')) return
      event.preventDefault()
      event.stopPropagation()
      const { left, top } = drawing.getBoundingClientRect()
      const place = { x: event.clientX - left, y: event.clientY - top }
      zooms.at(place, 2 ** (-event.deltaY * perUnit(event)))
    }
    drawing?.addEventListener('wheel', zoom, { capture: true, passive: false })
    return () => drawing?.removeEventListener('wheel', zoom, { capture: true })
  }, [root, zooms])
}

/** Doublings of the zoom for each unit of a wheel's turn: pixels, lines or pages. A Mac's touchpad tells of a pinch in small numbers. */
function perUnit({ deltaMode, ctrlKey }: WheelEvent): number {
  const unit = deltaMode === 1 ? 0.05 : deltaMode === 2 ? 1 : 0.002
  return ctrlKey && isMac ? unit * 10 : unit
}

/** A part of the drawing that is shown for itself is not zoomed yet; everything is again as it was before. */
function useScopes(): void {
  const store = useCanvasStore()
  const isPart = useScopeState(it => it.trail.length > 0 || it.asked !== '')
  const ofAll = useRef(notZoomed)
  const wasPart = useRef(isPart)
  useLayoutEffect(() => {
    if (wasPart.current === isPart) return
    wasPart.current = isPart
    if (isPart) ofAll.current = store.getState().zoomed
    store.setState({ zoomed: isPart ? notZoomed : ofAll.current })
  }, [store, isPart])
}
