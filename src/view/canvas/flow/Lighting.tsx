import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { useStore as useZustand } from 'zustand'
import type { Explanation } from '../../../core/explain/explanation.ts'
import { litPathStore } from '../../trace/answer/lit-path.ts'
import { type CanvasState, useCanvas, useCanvasStore } from '../canvas-state.ts'
import type { LinkStart } from '../gestures/linking.ts'
import { withPath } from '../rows/rows-from.ts'
import { drawnPath, virtualServicesOn } from './drawn-path.ts'
import type { GraphIndex } from './graph-index.ts'
import { type LitPath, pathThrough, pathThroughEdge } from './paths.ts'
import { tracedPath } from './traced-path.ts'
import type { StableGraph } from './use-stable-graph.ts'

/** Keeps the lit path with what is hovered, else with what is traced, else with what is selected. Renders nothing. */
export function Lighting({ stable }: { stable: StableGraph }) {
  const store = useCanvasStore()
  const { index, wholeIndex } = stable
  const unfoldedFor = useRef<Explanation['path']>(undefined)
  const hovered = useCanvas(it => it.hovered)
  const selected = useCanvas(it => it.selected)
  const pickedEdge = useCanvas(it => it.pickedEdge)
  const traced = useZustand(litPathStore, it => it.path)
  useLayoutEffect(() => {
    const way = tracedPath(wholeIndex, traced)
    // What the user folds after the request was traced stays folded.
    if (way && unfoldedFor.current !== traced)
      store.setState({ tracedBoxes: new Set(virtualServicesOn(wholeIndex, way)) })
    unfoldedFor.current = traced
    const path = way && drawnPath(stable, way)
    if (path) store.setState(({ rowsFrom }) => ({ rowsFrom: withPath(rowsFrom, index, path.items) }))
    store.setState({ traced: path })
    store.setState(
      light(index, hovered, 'hover') ??
        (path && { lit: path, litBy: 'selection' }) ??
        light(index, picked(selected, pickedEdge), 'selection') ?? { lit: undefined, litBy: undefined },
    )
  }, [store, stable, index, wholeIndex, hovered, selected, pickedEdge, traced])
  return null
}

/** The canvas's root element, which tells the stylesheet whether a path is lit. */
export function LitRegion(props: ComponentProps<'div'>) {
  const litBy = useCanvas(it => it.litBy)
  const linking = useCanvas(it => it.linking && startWord(it.linking.from))
  // One stop for the tab key: it leads to the item that had the keyboard last, and from there out again.
  const tabIndex = useCanvas(it => (it.focused ? -1 : 0))
  return <div {...props} tabIndex={tabIndex} data-lit-by={litBy} data-linking={linking} />
}

/** What a link is drawn from: a box of rules that can lead to a service is told from one that is linked to Gateways alone. */
function startWord(from: LinkStart): string {
  const leadsOn = from.type === 'virtualService' && (from.isRoute || (from.rules?.length ?? 0) > 0)
  return leadsOn ? 'rules' : from.type
}

function picked(selected: CanvasState['selected'], pickedEdge: string | undefined): CanvasState['hovered'] {
  if (pickedEdge !== undefined) return { type: 'edge', id: pickedEdge }
  return selected === undefined ? undefined : { type: 'item', key: selected }
}

function light(
  index: GraphIndex,
  target: CanvasState['hovered'],
  litBy: NonNullable<CanvasState['litBy']>,
): { lit: LitPath; litBy: typeof litBy } | undefined {
  if (!target) return undefined
  if (target.type === 'item') {
    const lit = pathThrough(index, target.key)
    return lit.items.size > 0 ? { lit, litBy } : undefined
  }
  const edge = index.edges.get(target.id)
  return edge && { lit: pathThroughEdge(index, edge), litBy }
}
