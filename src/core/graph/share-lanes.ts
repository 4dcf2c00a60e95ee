import type { GraphEdge, NodeId } from './graph.ts'
import { mostShares, shareHeight } from './sizes.ts'

/**
 * How far below the middle of their row edges begin that say their share beside it, in pixels: one below the other, in the
 * order of what they lead to, whose tops `topOf` gives.
 */
export function shareLanes(
  edges: readonly GraphEdge[],
  topOf: (node: NodeId) => number,
): Map<GraphEdge, number> {
  const rows = new Map<string, GraphEdge[]>()
  for (const it of edges) {
    if (!saysShare(it)) continue
    const row = rows.get(it.sourceRow ?? '')
    if (row) row.push(it)
    else rows.set(it.sourceRow ?? '', [it])
  }
  const lanes = new Map<GraphEdge, number>()
  for (const row of rows.values()) {
    if (row.length > mostShares) continue
    const ordered = row.toSorted((a, b) => topOf(a.target) - topOf(b.target))
    for (const [i, it] of ordered.entries()) lanes.set(it, (i - (row.length - 1) / 2) * shareHeight)
  }
  return lanes
}

/** A rule's only destination takes everything, which goes without saying. */
function saysShare({ type, share, sourceRow, label, traffic }: GraphEdge): boolean {
  if (sourceRow === undefined || (type !== 'route' && type !== 'mirror')) return false
  return (
    label !== undefined ||
    (traffic !== undefined && (type === 'mirror' || (share !== undefined && share < 1)))
  )
}
