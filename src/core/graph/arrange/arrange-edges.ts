import type { Graph, GraphEdge, GraphNode, MixShare, NodeId } from '../graph.ts'
import type { Arrangement, Trunk } from './arrangement.ts'
import type { Parts } from './parts.ts'
import type { Sheet } from './place-sections.ts'

/**
 * The edges of a drawing in frames, between the boxes that are drawn. Those that lead on from an unfolded VirtualService
 * within its unit are seen; one trunk stands for all that lead from a server to its frame; the others are quiet.
 */
export function arrangeEdges(
  graph: Graph,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  parts: Parts,
  sheet: Sheet,
): Pick<Arrangement, 'graph' | 'trunks' | 'branches' | 'quiet' | 'holders'> {
  const drawn = new Map(sheet.nodes.map(it => [it.id, it]))
  const holders = new Map<NodeId, NodeId>()
  const shown = (id: NodeId): NodeId | undefined => {
    if (drawn.has(id)) return id
    const known = holders.get(id)
    if (known !== undefined) return known
    let at: NodeId | undefined = id
    for (let steps = 0; at !== undefined && !drawn.has(at) && steps < 8; steps++) at = sheet.holders.get(at)
    if (at === undefined || !drawn.has(at)) return undefined
    holders.set(id, at)
    return at
  }
  for (const it of nodes.keys()) shown(it)
  const edges = new Map<string, GraphEdge>()
  const quiet = new Set<string>()
  const branches = new Set<string>()
  const trunks = new Map<
    string,
    { edge: GraphEdge; frame: string; of: Set<string>; traffic: number | undefined }
  >()
  for (const edge of graph.edges) {
    const source = shown(edge.source)
    const unit = sheet.units.get(edge.source)
    const end = source === edge.source ? unit?.ends.get(edge.target) : undefined
    const target = end ?? shown(edge.target)
    if (source === undefined || target === undefined || source === target) continue
    const moved = between(edge, source, target, drawn)
    const known = edges.get(moved.id)
    edges.set(moved.id, known ? withTraffic(known, moved.traffic) : moved)
    if (unit && end !== undefined) continue
    quiet.add(moved.id)
    if (edge.type === 'delegate' && sheet.below.get(target) === source) {
      branches.add(moved.id)
      continue
    }
    const frame = sheet.frameOf.get(source)
    if (frame === undefined || edge.broken !== undefined || !isInside(parts, source, edge, nodes)) continue
    const id = `trunk ${moved.sourceRow ?? source}`
    const trunk = trunks.get(id)
    const share = edge.traffic?.share
    if (trunk) {
      trunk.of.add(moved.id)
      if (share !== undefined) trunk.traffic = (trunk.traffic ?? 0) + share
    } else {
      const { sourceRow } = moved
      const own: GraphEdge = {
        id,
        source,
        ...(sourceRow !== undefined && { sourceRow }),
        target: frame,
        type: 'serve',
      }
      trunks.set(id, { edge: own, frame, of: new Set([moved.id]), traffic: share })
    }
  }
  return {
    graph: { nodes: sheet.nodes, edges: [...edges.values()] },
    trunks: [...trunks.values()].map(
      ({ edge, frame, of, traffic }): Trunk => ({
        edge: traffic === undefined ? edge : { ...edge, traffic: { share: traffic } },
        frame,
        of: [...of],
      }),
    ),
    branches: [...branches],
    quiet,
    holders,
  }
}

/** The edge between what is drawn; the same object where its ends are, and one for all that become the same. */
function between(
  edge: GraphEdge,
  source: NodeId,
  target: NodeId,
  drawn: ReadonlyMap<NodeId, GraphNode>,
): GraphEdge {
  const sourceRow = rowAt(drawn.get(source), edge.source, edge.sourceRow)
  const targetRow = rowAt(drawn.get(target), edge.target, edge.targetRow)
  if (
    source === edge.source &&
    target === edge.target &&
    sourceRow === edge.sourceRow &&
    targetRow === edge.targetRow
  )
    return edge
  const { id, sourceRow: _source, targetRow: _target, ...rest } = edge
  // An edge that still begins at its row stays itself; what has lost its beginning is one of many alike.
  const isOwn = source === edge.source && sourceRow === edge.sourceRow && edge.type !== 'serve'
  return {
    ...rest,
    id: isOwn
      ? id
      : `folded ${sourceRow ?? source}→${targetRow ?? target} ${edge.type}${edge.broken === undefined ? '' : ' broken'}`,
    source,
    target,
    ...(sourceRow !== undefined && { sourceRow }),
    ...(targetRow !== undefined && { targetRow }),
  }
}

function rowAt(node: GraphNode | undefined, of: NodeId, row: string | undefined): string | undefined {
  if (node?.id !== of) return undefined
  return 'rows' in node && !('summary' in node) ? row : undefined
}

function withTraffic(edge: GraphEdge, traffic: MixShare | undefined): GraphEdge {
  if (!traffic) return edge
  const { rate } = traffic
  const sum =
    edge.traffic?.rate === undefined && rate === undefined
      ? {}
      : { rate: (edge.traffic?.rate ?? 0) + (rate ?? 0) }
  return { ...edge, traffic: { share: (edge.traffic?.share ?? 0) + traffic.share, ...sum } }
}

/** Whether an edge leads from a head into its own frame. */
function isInside(
  { sections, sayers }: Parts,
  head: NodeId,
  edge: GraphEdge,
  nodes: ReadonlyMap<NodeId, GraphNode>,
): boolean {
  const target = nodes.get(edge.target)?.type === 'host' ? sayers.get(edge.target) : edge.target
  return target !== undefined && insideOf(sections).get(target) === head
}

function insideOf(sections: Parts['sections']): ReadonlyMap<NodeId, NodeId> {
  let inside = kept.get(sections)
  if (!inside) {
    inside = new Map(
      sections.flatMap(({ head, virtualServices }) =>
        virtualServices.flatMap(it => (head ? [[it.id, head.id] as const] : [])),
      ),
    )
    kept.set(sections, inside)
  }
  return inside
}

const kept = new WeakMap<Parts['sections'], ReadonlyMap<NodeId, NodeId>>()
