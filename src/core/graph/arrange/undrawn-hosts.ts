import type { Graph, GraphEdge, NodeId } from '../graph.ts'
import { type Parts, push } from './parts.ts'

/**
 * Hosts that are not drawn as boxes: the edges that reach them, and for each edge that leads on from one the edges that
 * lead from what reaches the host to where it leads.
 */
export function hostEdges(
  { nodes, edges }: Graph,
  { ends, sayers }: Parts,
  places: ReadonlyMap<NodeId, number>,
) {
  const isSaid = (i: number) => {
    const node = nodes[i]
    return node?.type === 'host' && sayers.has(node.id) && !places.has(node.id)
  }
  const reaching = new Map<number, number[]>()
  const leaving = new Map<number, number[]>()
  edges.forEach((_, i) => {
    if (isSaid(ends.targets[i]!)) push(reaching, ends.targets[i]!, i)
    else if (isSaid(ends.sources[i]!)) push(leaving, ends.sources[i]!, i)
  })
  const reached = new Set<GraphEdge>()
  const ways = new Map<GraphEdge, { readonly from: number; readonly way: GraphEdge }[]>()
  for (const [host, on] of leaving) {
    const before = reaching.get(host)
    // One VirtualService stands for a host that is its own.
    if (!before || on.length < 2) continue
    const all = on.reduce((sum, it) => sum + (edges[it]!.traffic?.share ?? 0), 0)
    for (const i of before) reached.add(edges[i]!)
    for (const i of on) {
      const { target, broken, traffic } = edges[i]!
      const part = all > 0 && traffic ? traffic.share / all : 1 / on.length
      ways.set(
        edges[i]!,
        before.map(it => ({
          from: ends.sources[it]!,
          way: {
            ...partOf(edges[it]!, part),
            id: `${edges[it]!.id} → ${target}`,
            target,
            ...(broken !== undefined && { broken }),
          },
        })),
      )
    }
  }
  return { reached, ways }
}

function partOf(edge: GraphEdge, part: number): GraphEdge {
  if (!edge.traffic) return edge
  const { share, rate } = edge.traffic
  return { ...edge, traffic: { share: share * part, ...(rate !== undefined && { rate: rate * part }) } }
}
