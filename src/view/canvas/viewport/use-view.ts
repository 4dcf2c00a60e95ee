import { useReactFlow, useStore, type Viewport } from '@xyflow/react'
import { useCallback, useLayoutEffect, useRef } from 'react'
import { useCanvasStore } from '../canvas-state.ts'
import type { FlowEdge, FlowGraph, FlowNode } from '../flow/flow-graph.ts'
import { glide } from './motion.ts'
import { boundsOf, fitting, isSameView, openingView, type Size } from './viewport.ts'

/** What part of the drawing is seen: chosen when a drawing is opened, then left to the user. */
export function useView({ nodes }: FlowGraph): {
  /** Shows everything as far as it can be read; once more, all of it however small. */
  readonly fit: () => void
} {
  const flow = useReactFlow<FlowNode, FlowEdge>()
  const store = useCanvasStore()
  const width = useStore(it => it.width)
  const height = useStore(it => it.height)
  const shown = useRef<readonly FlowNode[]>([])
  const size = useRef<Size>(undefined)
  /** The view that was chosen for the user, last. */
  const chosen = useRef<Viewport>(undefined)
  const latest = useRef(nodes)
  latest.current = nodes

  useLayoutEffect(() => {
    if (width === 0 || height === 0 || nodes.length === 0) {
      if (nodes.length === 0) shown.current = []
      return
    }
    const isOther = !sharesNode(shown.current, nodes)
    shown.current = nodes
    const sized = size.current?.width === width && size.current.height === height
    size.current = { width, height }
    if (isOther && store.getState().keepsView) return
    // A pane that changes its size keeps the whole in view, until the user has chosen a view of their own. What is selected
    // stays where it is: the inspector, which comes with it, moves nothing under the hand.
    const stays = store.getState().selected !== undefined || !isSameView(flow.getViewport(), chosen.current)
    if (!isOther && (sized || stays)) return
    chosen.current = openingView(nodes, { width, height })
    void flow.setViewport(chosen.current)
  }, [flow, store, nodes, width, height])

  /** The view that the user asked for with it, last. */
  const asked = useRef<Viewport>(undefined)
  const gliding = useRef(false)
  const fit = useCallback(() => {
    const opening = openingView(latest.current, { width, height })
    const isThere =
      isSameView(opening, asked.current) && (gliding.current || isSameView(opening, flow.getViewport()))
    const view = isThere ? fitting(boundsOf(latest.current), { width, height }) : opening
    chosen.current = view
    asked.current = view
    gliding.current = true
    void flow.setViewport(view, glide(latest.current.length)).then(() => {
      gliding.current = false
    })
  }, [flow, width, height])
  return { fit }
}

/** Whether two drawings are of the same thing: a Gateway or VirtualService stayed. Ports and hosts have the same names in many. */
function sharesNode(before: readonly FlowNode[], after: readonly FlowNode[]): boolean {
  if (before === after) return true
  const resources = before.filter(isResource)
  const ids = new Set((resources.length > 0 ? resources : before).map(it => it.id))
  return after.some(it => ids.has(it.id))
}

function isResource({ type }: FlowNode): boolean {
  return type === 'gateway' || type === 'virtualService'
}
