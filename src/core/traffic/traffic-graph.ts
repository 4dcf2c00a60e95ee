import type { Column, Graph, GraphEdge, GraphNode, MixShare, NodeId } from '../graph/graph.ts'
import { columnWidth, gapAfter, nodeGap, plainHeight } from '../graph/sizes.ts'
import type { Flow, FlowLink } from './traffic-flow.ts'

/**
 * The drawing with the share of a mix on every box, row and edge. Edges that lead to a box and carry traffic for several of
 * its rows are drawn to each of these; where requests are stopped, and ports nobody listens on, there are boxes below the others.
 */
export function withTraffic(graph: Graph, flow: Flow): Graph {
  const share = (amount: number): MixShare => ({
    share: flow.total > 0 ? amount / flow.total : 0,
    ...(flow.unit === 'rps' && { rate: amount }),
  })
  const copied = new Map(flow.ends.map(it => [it.id, it.copied]))
  const shareOf = (id: string): MixShare => {
    const copies = copied.get(id) ?? 0
    return { ...share(flow.through.get(id) ?? 0), ...(copies > 0 && { copied: share(copies).share }) }
  }
  const workloads = new Map(flow.ends.map(it => [it.id, it.workloads]))
  const nodes = [...graph.nodes, ...addedNodes(graph, flow)].map(it =>
    withWorkloads(withShares(it, shareOf), workloads.get(it.id)),
  )
  return { nodes, edges: edgesOf(graph, flow, nodes, share) }
}

function withShares(node: GraphNode, shareOf: (id: string) => MixShare): GraphNode {
  const traffic = shareOf(node.id)
  switch (node.type) {
    case 'gateway':
      return { ...node, traffic, rows: node.rows.map(it => ({ ...it, traffic: shareOf(it.id) })) }
    case 'virtualService':
      return { ...node, traffic, rows: node.rows.map(it => ({ ...it, traffic: shareOf(it.id) })) }
    case 'entry':
    case 'host':
    case 'destination':
    case 'terminal':
    case 'policy':
    case 'sidecar':
    case 'stub':
    case 'group':
      return { ...node, traffic }
  }
}

/** Where traffic ends, what runs there matters more than where it is registered. */
function withWorkloads(node: GraphNode, workloads: readonly string[] | undefined): GraphNode {
  return workloads ? { ...node, subtitle: `runs as ${workloads.join(', ')}` } : node
}

function edgesOf(
  graph: Graph,
  flow: Flow,
  nodes: readonly GraphNode[],
  share: (amount: number) => MixShare,
): GraphEdge[] {
  const byEdge = new Map<string, FlowLink[]>()
  const edges: GraphEdge[] = []
  const types = new Map(nodes.map(it => [it.id, it]))
  for (const link of flow.links) {
    if (link.edge === undefined) edges.push({ ...undrawnEdge(link, types), traffic: share(link.amount) })
    else byEdge.set(link.edge, [...(byEdge.get(link.edge) ?? []), link])
  }
  const drawn = graph.edges.flatMap(({ label: _, ...edge }): GraphEdge[] => {
    const links = byEdge.get(edge.id)
    if (!links) return [{ ...edge, traffic: share(0) }]
    return links.map(({ id, targetRow, amount }) => ({
      ...edge,
      id,
      ...(targetRow !== undefined && { targetRow }),
      traffic: share(amount),
    }))
  })
  return [...drawn, ...edges]
}

function undrawnEdge(link: FlowLink, nodes: ReadonlyMap<NodeId, GraphNode>): GraphEdge {
  const { id, source, sourceRow, target, targetRow } = link
  const node = nodes.get(target)
  const type = link.copy ? 'mirror' : node?.type === 'terminal' ? 'stop' : 'route'
  return { id, source, ...(sourceRow && { sourceRow }), target, ...(targetRow && { targetRow }), type }
}

function addedNodes(graph: Graph, flow: Flow): GraphNode[] {
  const room = new Room(graph)
  const ports = flow.closedPorts.map(
    ({ id, port }): GraphNode => ({
      ...room.take('entry'),
      id,
      type: 'entry',
      title: `Port ${port}`,
      subtitle: 'closed',
      ghost: true,
      entry: 'gateway',
      port,
    }),
  )
  const ends = flow.ends.flatMap(({ id, kind, title, detail, column }): GraphNode[] => {
    if (column === undefined) return []
    const box = { ...room.take(column), id, title, ...(detail && { subtitle: detail }) }
    if (kind === 'destination') return [{ ...box, type: 'destination', host: title, ghost: true }]
    return [{ ...box, type: 'terminal', terminal: kind }]
  })
  return [...ports, ...ends]
}

/** Free places below whatever stands in a column. */
class Room {
  private readonly taken: Pick<GraphNode, 'x' | 'y' | 'width' | 'height'>[] = []

  constructor(private readonly graph: Graph) {}

  take(column: Column) {
    const width = columnWidth[column]
    const x = this.leftOf(column)
    const box = { column, x, y: this.below(x, width), width, height: plainHeight }
    this.taken.push(box)
    return box
  }

  /** The mesh stands beside the gateways, under theirs: what counts is the place, not the column. */
  private below(left: number, width: number): number {
    const isAbove = (it: { x: number; width: number }) => it.x < left + width && it.x + it.width > left
    const bottomOf = (boxes: typeof this.taken, gap: number) =>
      boxes.filter(isAbove).reduce((bottom, it) => Math.max(bottom, it.y + it.height + gap), 0)
    return Math.max(bottomOf([...this.graph.nodes], 2 * nodeGap), bottomOf(this.taken, nodeGap))
  }

  /** Where the column stands; right of the ones before it where the drawing has none. */
  private leftOf(column: Column): number {
    let left = 0
    for (const each of columns) {
      const own = this.graph.nodes.filter(it => it.column === each).map(it => it.x)
      if (own.length > 0) left = Math.min(...own)
      if (each === column) return left
      left += columnWidth[each] + gapAfter[each]
    }
    return left
  }
}

const columns: readonly Column[] = ['entry', 'gateway', 'host', 'virtualService', 'destination']
