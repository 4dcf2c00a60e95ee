import type { GraphEdge } from '../../../core/graph/graph.ts'
import { mostShares, shareHeight } from '../../../core/graph/sizes.ts'
import type { DrawnEdge } from './fold-edges.ts'
import type { GraphIndex } from './graph-index.ts'

/** The edges with places for the shares that they say beside their row: one below the other, in the order of what they lead to. */
export function withLanes(edges: readonly DrawnEdge[], index: GraphIndex): DrawnEdge[] {
  const rows = new Map<string, DrawnEdge[]>()
  for (const it of edges) {
    if (!saysShare(it.edge)) continue
    const row = rows.get(it.edge.sourceRow ?? '')
    if (row) row.push(it)
    else rows.set(it.edge.sourceRow ?? '', [it])
  }
  const lanes = new Map<DrawnEdge, number>()
  const heightOf = ({ edge }: DrawnEdge) => index.nodes.get(edge.target)?.y ?? 0
  for (const row of rows.values()) {
    if (row.length > mostShares) continue
    const ordered = row.toSorted((a, b) => heightOf(a) - heightOf(b))
    for (const [i, it] of ordered.entries()) lanes.set(it, (i - (row.length - 1) / 2) * shareHeight)
  }
  return edges.map(it => {
    const lane = lanes.get(it)
    return lane === undefined ? it : { ...it, lane }
  })
}

/** A rule's only destination takes everything, which goes without saying. */
function saysShare({ type, share, sourceRow, label, traffic }: GraphEdge): boolean {
  if (sourceRow === undefined || (type !== 'route' && type !== 'mirror')) return false
  return (
    label !== undefined ||
    (traffic !== undefined && (type === 'mirror' || (share !== undefined && share < 1)))
  )
}
