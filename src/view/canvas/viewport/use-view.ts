import { useStore, type Viewport } from '@xyflow/react'
import { useCallback, useLayoutEffect, useRef } from 'react'
import { notZoomed } from '../../../core/graph/arrange/arrangement.ts'
import { layoutStore } from '../../screen/layout-state.ts'
import { useCanvasStore } from '../canvas-state.ts'
import type { FlowNode } from '../flow/flow-graph.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import type { Steering } from './steering.ts'
import { boxOf, withEnds } from './use-focus.ts'
import {
  boundsOf,
  bringing,
  fitting,
  isSameView,
  openingView,
  type Placed,
  type Size,
  withOffer,
} from './viewport.ts'

/** What part of the drawing is seen: chosen when a drawing is opened, then left to the user. */
export function useView(
  stable: StableGraph,
  steering: Steering,
): {
  /** Shows everything as far as it can be read; once more, all of it however small. */
  readonly fit: () => void
} {
  const { nodes } = stable.flow
  const store = useCanvasStore()
  const width = useStore(it => it.width)
  const height = useStore(it => it.height)
  const shown = useRef<readonly FlowNode[]>([])
  const size = useRef<Size>(undefined)
  /** The view that was chosen for the user, last. */
  const chosen = useRef<Viewport>(undefined)
  const latest = useRef(stable)
  latest.current = stable

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
    const stays = store.getState().selected !== undefined || !isSameView(steering.view(), chosen.current)
    if (!isOther && (sized || stays)) return
    const opening = openingView(withNextStep(stable), { width, height })
    // What a link's sender had selected is what it is about.
    const { selected, rowsFrom } = store.getState()
    const box = selected === undefined ? undefined : boxOf(stable, selected, rowsFrom)
    chosen.current =
      box && selected !== undefined
        ? bringing(withEnds(stable, selected, box, opening, { width, height }), opening, { width, height })
        : opening
    steering.jump(chosen.current)
  }, [steering, store, stable, nodes, width, height])

  /** The view that the user asked for with it, last. */
  const asked = useRef<Viewport>(undefined)
  const fit = useCallback(() => {
    // What zooming has folded and unfolded is as the canvas asks for it again, before that is measured.
    if (!layoutStore.getState().levelPinned) store.setState({ zoomed: notZoomed })
    latest.current.choosing.finish()
    const all = withNextStep(latest.current)
    const opening = openingView(all, { width, height })
    const isThere = isSameView(opening, asked.current) && isSameView(opening, steering.view())
    const view = isThere ? fitting(boundsOf(all), { width, height }) : opening
    chosen.current = view
    asked.current = view
    steering.go(view, latest.current.flow.nodes.length)
  }, [steering, store, width, height])
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

/** The boxes, and what is offered beside them, as far as places go. */
export function withNextStep({
  flow,
  nextStep,
  tryPlace,
}: Pick<StableGraph, 'flow' | 'nextStep' | 'tryPlace'>): readonly Placed[] {
  return withOffer(flow.nodes, nextStep ?? tryPlace)
}
