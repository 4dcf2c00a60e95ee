import { shareLanes } from '../../../core/graph/share-lanes.ts'
import type { DrawnEdge } from './fold-edges.ts'
import type { GraphIndex } from './graph-index.ts'

/** The edges with places for the shares that they say beside their row: one below the other, in the order of what they lead to. */
export function withLanes(edges: readonly DrawnEdge[], index: GraphIndex): DrawnEdge[] {
  const lanes = shareLanes(
    edges.map(it => it.edge),
    node => index.nodes.get(node)?.y ?? 0,
  )
  return edges.map(it => {
    const lane = lanes.get(it.edge)
    return lane === undefined ? it : { ...it, lane }
  })
}
