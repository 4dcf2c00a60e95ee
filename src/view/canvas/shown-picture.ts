import type { GraphNode, NodeId } from '../../core/graph/graph.ts'
import type { PictureOf } from '../../core/picture/drawing.ts'
import { emptyFlow, toFlow } from './flow/flow-graph.ts'
import type { StableGraph } from './flow/use-stable-graph.ts'
import { itemOf } from './items/item.ts'
import { canvasOnScreen } from './keys/canvas-on-screen.ts'

/** What the canvas shows at this moment: folded, filtered and moved as it is; undefined where no canvas is on screen. */
export function shownPicture(): PictureOf | undefined {
  const scene = canvasOnScreen()
  const stable = scene?.drawn()
  return stable && stable.flow.nodes.length > 0 ? pictureOf(stable) : undefined
}

/** The boxes that are selected on the canvas, or whose row is. */
export function selectedBoxes(): ReadonlySet<NodeId> {
  const { group, selected } = canvasOnScreen()?.store.getState() ?? {}
  const keys = group && group.size > 0 ? [...group] : selected === undefined ? [] : [selected]
  return new Set(keys.map(it => itemOf(it).node))
}

export function pictureOf({ graph, index, arrangement, flow }: StableGraph): PictureOf {
  const nodes = flow.nodes.map((it): GraphNode => ({ ...it.data.node, ...it.position }))
  const rowsFrom = new Map(flow.nodes.map(it => [it.id, it.data.from]))
  const positions = Object.fromEntries(flow.nodes.map(it => [it.id, it.position]))
  // On the canvas edges to boxes out of view may be joined; a picture has no view.
  const { edges } = toFlow(graph, index, { positions, rowsFrom, arrangement }, emptyFlow)
  const { frames, trunks, branches } = arrangement
  return {
    nodes,
    edges: edges.flatMap(({ data }) => data ?? []),
    frames,
    trunks,
    branches: branches.flatMap(it => index.edges.get(it) ?? []),
    rowsFrom,
  }
}
