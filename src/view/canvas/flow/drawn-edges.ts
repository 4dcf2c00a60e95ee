import type { Arrangement } from '../../../core/graph/arrange/arrangement.ts'
import { withDetours } from '../../../core/graph/arrange/detours.ts'
import type { Graph, GraphNode } from '../../../core/graph/graph.ts'
import type { RowsFrom } from '../rows/rows-from.ts'
import { type DrawnEdge, foldEdges } from './fold-edges.ts'
import { foldFans, type Stretch } from './fold-fans.ts'
import type { GraphIndex } from './graph-index.ts'
import { withLanes } from './lanes.ts'

export interface DrawnEdgesOptions {
  readonly rowsFrom: RowsFrom
  /** What of the drawing is in view, where boxes have so many edges that it matters. */
  readonly seen?: Stretch | undefined
  /** Which edges are drawn while they are lit only, and whether boxes stand in frames; nothing of the sort where it is left out. */
  readonly arrangement?: Pick<Arrangement, 'quiet' | 'level'>
}

/** The edges that are drawn between boxes where they stand, and how each of them runs. */
export function drawnEdges(
  graph: Graph,
  index: GraphIndex,
  { rowsFrom, seen, arrangement }: DrawnEdgesOptions,
  boxes: () => readonly GraphNode[],
): readonly DrawnEdge[] {
  const quiet = arrangement?.quiet
  const shown = quiet?.size ? graph.edges.filter(it => !quiet.has(it.id)) : graph.edges
  const folded = foldEdges(graph.nodes, shown, rowsFrom)
  const inLanes = withLanes(seen ? foldFans(folded, placesOf(boxes()), seen) : folded, index)
  const isListed = arrangement !== undefined && arrangement.level !== 'full'
  return isListed ? inLanes : withDetours(inLanes, boxes)
}

function placesOf(boxes: readonly GraphNode[]): ReadonlyMap<string, Stretch> {
  return new Map(boxes.map(({ id, y, height }) => [id, { top: y, bottom: y + height }]))
}
