import { type ReactFlowInstance, useReactFlow } from '@xyflow/react'
import { type MouseEvent, type PointerEvent, useMemo } from 'react'
import { useCanvasStore } from '../canvas-state.ts'
import type { FlowEdge, FlowNode } from '../flow/flow-graph.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { isPickable } from '../items/group.ts'
import type { Box } from '../viewport/viewport.ts'
import { followDrag } from './follow-drag.ts'

/** Shift and a drag over the ground pick every box that the frame touches. */
export function useMarquee(index: GraphIndex) {
  const store = useCanvasStore()
  const flow = useReactFlow<FlowNode, FlowEdge>()
  return useMemo(
    () => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (!isOnGround(event)) return
        const { left, top } = groundOf(event)
        const before = store.getState().group
        const frameTo = ({ clientX, clientY }: { clientX: number; clientY: number }): Box => ({
          x: Math.min(event.clientX, clientX) - left,
          y: Math.min(event.clientY, clientY) - top,
          width: Math.abs(clientX - event.clientX),
          height: Math.abs(clientY - event.clientY),
        })
        followDrag(event, {
          move: at => {
            const marquee = frameTo(at)
            store.setState({ marquee, group: new Set([...before, ...touched(flow, index, marquee)]) })
          },
          end: () => store.setState({ marquee: undefined }),
          cancel: () => store.setState({ marquee: undefined, group: before }),
        })
      },
      /** React Flow would move the view meanwhile. */
      onMouseDownCapture(event: MouseEvent<HTMLElement>) {
        if (isOnGround(event)) event.stopPropagation()
      },
    }),
    [store, flow, index],
  )
}

/** The drawing's own room: the canvas has a bar above it. */
function groundOf({ target, currentTarget }: PointerEvent<HTMLElement>): DOMRect {
  const flow = target instanceof Element ? target.closest('.react-flow') : null
  return (flow ?? currentTarget).getBoundingClientRect()
}

function isOnGround({ target, shiftKey, button }: MouseEvent): boolean {
  return shiftKey && button === 0 && target instanceof Element && target.closest('.react-flow__pane') !== null
}

function touched(flow: ReactFlowInstance<FlowNode, FlowEdge>, index: GraphIndex, frame: Box): string[] {
  const { x, y, zoom } = flow.getViewport()
  return flow.getNodes().flatMap(({ id, position, width = 0, height = 0 }) => {
    const left = position.x * zoom + x
    const top = position.y * zoom + y
    const isApart =
      left > frame.x + frame.width ||
      left + width * zoom < frame.x ||
      top > frame.y + frame.height ||
      top + height * zoom < frame.y
    return !isApart && isPickable(index.nodes.get(id)) ? [id] : []
  })
}
