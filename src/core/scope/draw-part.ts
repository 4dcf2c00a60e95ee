import type { Graph, GraphNode, NodeId } from '../graph/graph.ts'
import type { DraftGraph } from '../graph/graph-builder.ts'
import { layoutGraph } from '../graph/layout.ts'
import { withGatewayHeight, withVirtualServiceHeight } from '../graph/sizes.ts'
import type { Kept } from './follow-links.ts'

/** A part of a drawing, laid out by itself. Rows that were left out are counted in the second line of their box. */
export function drawPart(graph: Graph, { boxes, edges }: Kept): Graph {
  const nodes = graph.nodes.flatMap(node => {
    const rows = boxes.get(node.id)
    return rows === undefined ? [] : rows === 'whole' ? node : withRows(node, rows)
  })
  const indices: Map<NodeId, number> = new Map(nodes.map((it, i) => [it.id, i]))
  const draft: DraftGraph = {
    nodes,
    edges: graph.edges.filter(it => edges.has(it) && indices.has(it.source) && indices.has(it.target)),
    indices,
  }
  return layoutGraph(draft)
}

function withRows(node: GraphNode, kept: ReadonlySet<string>): GraphNode {
  if (node.type === 'gateway') {
    const rows = node.rows.filter(it => kept.has(it.id))
    if (rows.length === node.rows.length) return node
    return withGatewayHeight({ ...node, rows, subtitle: counted(node, rows.length, 'servers') })
  }
  if (node.type !== 'virtualService') return node
  const rows = node.rows.filter(it => kept.has(it.id))
  if (rows.length === node.rows.length) return node
  return withVirtualServiceHeight({ ...node, rows, subtitle: counted(node, rows.length, 'rules') })
}

function counted(
  { rows, subtitle }: Extract<GraphNode, { rows: readonly unknown[] }>,
  shown: number,
  noun: string,
): string {
  return [`${shown} of ${rows.length} ${noun}`, subtitle].filter(Boolean).join(' · ')
}
