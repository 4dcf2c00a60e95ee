import type { GraphEdge, GraphNode, NodeId, WayOut } from '../graph.ts'

/**
 * Where the rules of a VirtualService lead, each destination once, in their order. Shares are said where one rule alone
 * splits its traffic, or all that do agree.
 */
export function waysOut(
  edges: readonly GraphEdge[],
  nodes: ReadonlyMap<NodeId, GraphNode>,
): readonly WayOut[] {
  const ways = new Map<NodeId, WayOut>()
  const shares = sharesOf(edges)
  let service: string | undefined
  for (const edge of edges) {
    if (edge.type === 'mirror' || ways.has(edge.target)) continue
    const node = nodes.get(edge.target)
    if (!node) continue
    const share = shares?.get(edge.target)
    const isFurther = node.type === 'virtualService' && [...ways.values()].some(it => it.kind === 'delegate')
    const words = isFurther ? { ...wordsOf(node, service), short: node.title } : wordsOf(node, service)
    ways.set(edge.target, { ...words, ...(share !== undefined && { share }) })
    service = node.title
  }
  // What leads to services comes first.
  return toldApart(ways, nodes).sort((a, b) => Number(a.kind === 'answer') - Number(b.kind === 'answer'))
}

/** Two ports of one service are told apart by them: `orders:8080`. */
function toldApart(ways: ReadonlyMap<NodeId, WayOut>, nodes: ReadonlyMap<NodeId, GraphNode>): WayOut[] {
  const counts = new Map<string, number>()
  for (const { text } of ways.values()) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...ways].map(([id, way]) => {
    const node = nodes.get(id)
    const port = node?.type === 'destination' ? node.port : undefined
    if (counts.get(way.text) === 1 || port === undefined) return way
    return { ...way, text: `${way.text}:${port}`, short: `${way.short}:${port}` }
  })
}

/** Where many lead: services, those that most lead to first. */
export function commonWaysOut(
  all: readonly (readonly GraphEdge[])[],
  nodes: ReadonlyMap<NodeId, GraphNode>,
): readonly WayOut[] {
  const counts = new Map<string, { count: number; by: readonly GraphEdge[]; node: GraphNode }>()
  for (const by of all)
    for (const { target } of by) {
      const node = nodes.get(target)
      if (node?.type !== 'destination') continue
      const known = counts.get(node.host)
      if (!known) counts.set(node.host, { count: 1, by, node })
      else if (known.by !== by) {
        known.count++
        known.by = by
      }
    }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ node }) => ({ text: node.title, short: node.title, kind: kindOf(node) }))
}

function wordsOf(node: GraphNode, before: string | undefined): WayOut {
  if (node.type === 'virtualService')
    return { text: `delegate ${node.title}`, short: `delegates to ${node.title}`, kind: 'delegate' }
  const subset = node.type === 'destination' ? node.subset : undefined
  const text = [node.title, subset].filter(Boolean).join(' ')
  return { text, short: subset && node.title === before ? subset : text, kind: kindOf(node) }
}

function kindOf(node: GraphNode): WayOut['kind'] {
  if (node.type === 'virtualService') return 'delegate'
  if (node.type !== 'destination') return 'answer'
  if (node.ghost) return 'ghost'
  return node.known === 'serviceEntry' ? 'outside' : 'service'
}

/** By destination its share in the rule that splits; undefined where several rules split differently. */
function sharesOf(edges: readonly GraphEdge[]): ReadonlyMap<NodeId, number> | undefined {
  const rules = new Map<string | undefined, Map<NodeId, number>>()
  for (const { type, share, sourceRow, target } of edges) {
    if (type !== 'route' || share === undefined) continue
    const rule = rules.get(sourceRow) ?? new Map<NodeId, number>()
    rule.set(target, (rule.get(target) ?? 0) + share)
    rules.set(sourceRow, rule)
  }
  const splits = [...rules.values()].filter(it => it.size > 1)
  const [first] = splits
  if (!first) return undefined
  const agree = splits.every(
    it => it.size === first.size && [...it].every(([id, share]) => first.get(id) === share),
  )
  return agree ? first : undefined
}
