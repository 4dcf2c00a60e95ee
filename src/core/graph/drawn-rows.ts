import type { GatewayNode, GraphNode, SidecarNode, VirtualServiceNode } from './graph.ts'
import { headerHeightOf, rowCentres } from './sizes.ts'

export type GraphRow = (GatewayNode | VirtualServiceNode | SidecarNode)['rows'][number]

/** The rows that are drawn: none of a VirtualService that is folded. */
export function rowsOf(node: GraphNode): readonly GraphRow[] {
  if (node.type === 'gateway' || node.type === 'sidecar') return node.rows
  return node.type === 'virtualService' && !node.summary ? node.rows : []
}

/** How far below the top of a node edges without a row meet it: beside its title. */
export function nodeAnchor(node: GraphNode): number {
  return rowsOf(node).length > 0 ? headerHeightOf(node) / 2 : node.height / 2
}

/** Where the middle of each row lies below the top of its node, whose rows are shown from one on; of all rows, shown or not. */
export function centresOf(node: GraphNode, from = 0): ReadonlyMap<string, number> {
  if (rowsOf(node).length === 0) return new Map()
  return 'rows' in node ? rowCentres(node, from) : new Map()
}
