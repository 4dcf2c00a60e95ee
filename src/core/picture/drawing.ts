import type { Arrangement } from '../graph/arrange/arrangement.ts'
import { type Detour, type Loop, withDetours } from '../graph/arrange/detours.ts'
import type { Graph, GraphEdge, GraphNode, NodeId } from '../graph/graph.ts'
import { withPlaces } from '../graph/layout.ts'
import { shareLanes } from '../graph/share-lanes.ts'

/** What a picture shows: boxes with their places, and the edges between them. */
export interface PictureOf {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly PictureEdge[]
  readonly frames?: Arrangement['frames']
  readonly trunks?: Arrangement['trunks']
  /** Edges to delegates that stand below what leads to them. */
  readonly branches?: readonly GraphEdge[]
  /** By box with very many rows, the first that it shows. */
  readonly rowsFrom?: ReadonlyMap<NodeId, number>
}

export interface PictureEdge {
  readonly edge: GraphEdge
  /** How far below the middle of its row it begins, where it says its share there. */
  readonly lane?: number
  /** Where it leads around boxes of a column that it passes over. */
  readonly detour?: Detour | Loop
}

/** The whole of a drawing in its columns. */
export function wholeDrawing(graph: Graph): PictureOf {
  const { nodes, edges } = withPlaces(graph)
  const tops = new Map(nodes.map(it => [it.id, it.y]))
  const lanes = shareLanes(edges, it => tops.get(it) ?? 0)
  const drawn = edges.map(edge => {
    const lane = lanes.get(edge)
    return lane === undefined ? { edge } : { edge, lane }
  })
  return { nodes, edges: withDetours(drawn, () => nodes) }
}

/** Of a picture some boxes, with the edges between them. */
export function partOf(picture: PictureOf, ids: ReadonlySet<NodeId>): PictureOf {
  const isIn = ({ source, target }: GraphEdge) => ids.has(source) && ids.has(target)
  return {
    nodes: picture.nodes.filter(it => ids.has(it.id)),
    edges: picture.edges.filter(it => isIn(it.edge)),
    branches: (picture.branches ?? []).filter(isIn),
    ...(picture.rowsFrom && { rowsFrom: picture.rowsFrom }),
  }
}
