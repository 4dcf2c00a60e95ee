import { useReactFlow, type Viewport } from '@xyflow/react'
import { useMemo } from 'react'
import type { FlowEdge, FlowNode } from '../flow/flow-graph.ts'
import { glide } from './motion.ts'

/** Where the view is going: what is decided while it glides begins where it will be, not where it happens to be. */
export interface Steering {
  /** The view as it is, or as it will be in a moment. */
  view(): Viewport
  /** Goes to a view over so many nodes, gliding where that is smooth. */
  go(view: Viewport, nodes?: number): void
  /** Shows a view at once. */
  jump(view: Viewport): void
}

export function useSteering(): Steering {
  const flow = useReactFlow<FlowNode, FlowEdge>()
  return useMemo(() => {
    let going: { view: Viewport; until: number } | undefined
    return {
      view: () => (going && performance.now() < going.until ? going.view : flow.getViewport()),
      go(view, nodes) {
        const { duration } = glide(nodes)
        going = { view, until: performance.now() + duration }
        // Along a straight line where only the place changes: the smooth way steps back from the drawing on its way.
        const interpolate = view.zoom === flow.getZoom() ? 'linear' : 'smooth'
        void flow.setViewport(view, { duration, interpolate })
      },
      jump(view) {
        going = undefined
        void flow.setViewport(view)
      },
    }
  }, [flow])
}
