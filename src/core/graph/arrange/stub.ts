import type { GraphNode, NodeId, StubNode } from '../graph.ts'
import { origin } from '../graph-builder.ts'
import { columnWidth, stubHeight } from '../sizes.ts'

/** The name of a box that is drawn elsewhere, without a place yet. */
export function stubOf(target: GraphNode, id: NodeId): StubNode {
  const subset = target.type === 'destination' ? target.subset : undefined
  return {
    ...origin,
    id,
    type: 'stub',
    column: 'destination',
    width: columnWidth.destination,
    height: stubHeight,
    title: target.title,
    ...(target.place && { place: target.place }),
    ...(target.ghost && { ghost: true }),
    ...(subset !== undefined && { subset }),
    of: target.id,
  }
}
