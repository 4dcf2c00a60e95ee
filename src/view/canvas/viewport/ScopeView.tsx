import { useStore, type Viewport } from '@xyflow/react'
import { useLayoutEffect, useRef } from 'react'
import { useScopeState } from '../../screen/scope-state.ts'
import { useCanvasStore } from '../canvas-state.ts'
import type { FlowNode } from '../flow/flow-graph.ts'
import { itemOf } from '../items/item.ts'
import type { Steering } from './steering.ts'
import { boundsOf, openingView, revealing } from './viewport.ts'

/**
 * Brings a part of the drawing into view when it is shown for itself, and what was in view before when everything is shown
 * again. Renders nothing.
 */
export function ScopeView({ nodes, steering }: { nodes: readonly FlowNode[]; steering: Steering }) {
  const store = useCanvasStore()
  const width = useStore(it => it.width)
  const height = useStore(it => it.height)
  const scope = useScopeState(it => JSON.stringify([it.trail.at(-1), it.asked]))
  const known = useRef({ scope, nodes })
  /** Where the user was among everything. */
  const before = useRef<Viewport>(undefined)

  useLayoutEffect(() => {
    const last = known.current
    // The part is on its way; until it comes the boxes are the ones before.
    if (scope === last.scope || nodes === last.nodes) {
      if (scope === last.scope) known.current = { scope, nodes }
      return
    }
    known.current = { scope, nodes }
    if (last.scope === everything) before.current = steering.view()
    if (nodes.length === 0 || width === 0) return
    const size = { width, height }
    const view = scope === everything && before.current ? before.current : openingView(nodes, size)
    const { selected } = store.getState()
    const box = selected === undefined ? undefined : nodes.find(it => it.id === itemOf(selected).node)
    steering.jump(box ? revealing(boundsOf([box]), view, size) : view)
  }, [steering, store, scope, nodes, width, height])

  return null
}

const everything = JSON.stringify([undefined, ''])
