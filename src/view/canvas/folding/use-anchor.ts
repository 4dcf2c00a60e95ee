import { useReactFlow } from '@xyflow/react'
import { useLayoutEffect, useRef } from 'react'
import { useCanvasStore } from '../canvas-state.ts'
import type { FlowEdge, FlowNode } from '../flow/flow-graph.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { itemOf } from '../items/item.ts'

/** Keeps the box with the keyboard where it is on the screen while others fold and unfold around it. */
export function useAnchor(stable: StableGraph): void {
  const flow = useReactFlow<FlowNode, FlowEdge>()
  const store = useCanvasStore()
  const before = useRef(stable)
  useLayoutEffect(() => {
    const last = before.current
    before.current = stable
    if (last.arrangement === stable.arrangement || last.arrangement.level !== stable.arrangement.level) return
    const { active, selected } = store.getState()
    for (const key of [active, selected]) {
      const id = key === undefined ? undefined : itemOf(key).node
      const was = id === undefined ? undefined : last.index.nodes.get(id)
      const is = id === undefined ? undefined : stable.index.nodes.get(id)
      if (!was || !is) continue
      if (was.x === is.x && was.y === is.y) return
      const { x, y, zoom } = flow.getViewport()
      void flow.setViewport({ x: x + (was.x - is.x) * zoom, y: y + (was.y - is.y) * zoom, zoom })
      return
    }
  }, [flow, store, stable])
}
