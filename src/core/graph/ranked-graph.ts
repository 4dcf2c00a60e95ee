import type { Column, GraphNode } from './graph.ts'
import type { DraftGraph } from './graph-builder.ts'
import { rowCentres } from './sizes.ts'

/** A graph by numbers: nodes by index, each in its column, and edges between indices with the heights they attach at. */
export interface RankedGraph {
  readonly nodes: readonly GraphNode[]
  readonly ranks: Uint8Array
  readonly rankCount: number
  /** Parallel lists, one entry an edge. */
  readonly sources: Int32Array
  readonly targets: Int32Array
  /** How far below its node's top an edge begins and ends. */
  readonly sourceOffsets: Float64Array
  readonly targetOffsets: Float64Array
}

export function rankGraph({ nodes, edges, indices }: DraftGraph): RankedGraph {
  const sources = new Int32Array(edges.length)
  const targets = new Int32Array(edges.length)
  const sourceOffsets = new Float64Array(edges.length)
  const targetOffsets = new Float64Array(edges.length)
  edges.forEach((edge, i) => {
    const source = indices.get(edge.source)!
    const target = indices.get(edge.target)!
    sources[i] = source
    targets[i] = target
    sourceOffsets[i] = offsetOf(nodes[source]!, edge.sourceRow)
    targetOffsets[i] = offsetOf(nodes[target]!, edge.targetRow)
  })
  return {
    nodes,
    ranks: Uint8Array.from(nodes, rankOf),
    rankCount: columnOfRank.length,
    sources,
    targets,
    sourceOffsets,
    targetOffsets,
  }
}

/**
 * Columns from left to right. The mesh stands among the gateways, so that its edges pass none of them; delegates stand between
 * the VirtualServices that lead to them and the destinations.
 */
export function rankOf(node: GraphNode): number {
  switch (node.column) {
    case 'entry':
      return isMesh(node) ? 1 : 0
    case 'gateway':
      return 1
    case 'host':
      return 2
    case 'virtualService':
      return node.type === 'virtualService' && node.delegate ? 4 : 3
    case 'destination':
      return 5
  }
}

export function isMesh(node: GraphNode): boolean {
  return node.type === 'entry' && node.entry === 'mesh'
}

export const columnOfRank: readonly Column[] = [
  'entry',
  'gateway',
  'host',
  'virtualService',
  'virtualService',
  'destination',
]

export function offsetOf(node: GraphNode, row: string | undefined): number {
  if (row === undefined || !('rows' in node) || 'summary' in node) return node.height / 2
  let centres = keptCentres.get(node)
  if (!centres) {
    centres = rowCentres(node)
    keptCentres.set(node, centres)
  }
  return centres.get(row) ?? node.height / 2
}

const keptCentres = new WeakMap<GraphNode, ReadonlyMap<string, number>>()
