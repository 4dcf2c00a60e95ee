import { replacedTable } from '../../../core/data/replaced-table.ts'
import { sameItems } from '../../../core/data/same-value.ts'
import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import {
  type Column,
  type Graph,
  type GraphEdge,
  type GraphNode,
  meshEntry,
  type NodeId,
} from '../../../core/graph/graph.ts'
import { type ItemKey, keyOf } from '../items/item.ts'

/** The graph by what the canvas asks of it: neighbours of a row or node, and the order of reading. */
export interface GraphIndex {
  readonly nodes: ReadonlyMap<NodeId, GraphNode>
  readonly edges: ReadonlyMap<string, GraphEdge>
  /** Edges that leave from, or arrive at, exactly this row; or at the node where they name no row. */
  readonly leaving: ReadonlyMap<ItemKey, readonly GraphEdge[]>
  readonly arriving: ReadonlyMap<ItemKey, readonly GraphEdge[]>
  /** Every item in the order of reading, a node before its rows: column by column from the left, each from the top, or frame by frame. */
  readonly order: readonly ItemKey[]
}

export const columns: readonly Column[] = ['entry', 'gateway', 'host', 'virtualService', 'destination']

const ranks: Readonly<Record<Column, number>> = {
  entry: 0,
  gateway: 1,
  host: 2,
  virtualService: 3,
  destination: 4,
}

/** An index, and what it is of. */
export interface Indexed {
  readonly graph: Graph
  readonly isListed: boolean
  readonly index: GraphIndex
}

/** The same as `indexGraph`: of a graph with the boxes, rows and edges of the one before, only what says something else is looked at. */
export function indexAgain(before: Indexed | undefined, graph: Graph, isListed: boolean): Indexed {
  if (before?.graph === graph && before.isListed === isListed) return before
  const known = indexed.get(graph)
  if (known?.isListed === isListed) return known
  const index = (before?.isListed === isListed && replaceIn(before, graph)) || indexGraph(graph, isListed)
  const now = { graph, isListed, index }
  indexed.set(graph, now)
  return now
}

/** A drawing that is shown again, as after its traffic, is not looked through again. */
const indexed = new WeakMap<Graph, Indexed>()

/** Undefined where a box or row has come, gone or moved, or there are other edges. */
function replaceIn({ graph: old, isListed, index }: Indexed, graph: Graph): GraphIndex | undefined {
  if (old.edges !== graph.edges || old.nodes.length !== graph.nodes.length) return undefined
  const replaced: (readonly [NodeId, GraphNode])[] = []
  for (let i = 0; i < graph.nodes.length; i++) {
    const now = graph.nodes[i]!
    const before = old.nodes[i]!
    if (before === now) continue
    const stays = isListed || (before.column === now.column && before.x === now.x && before.y === now.y)
    if (before.id !== now.id || !stays || !sameItems(rowsOf(before), rowsOf(now), (a, b) => a.id === b.id))
      return undefined
    replaced.push([now.id, now])
  }
  return { ...index, nodes: replacedTable(index.nodes, replaced) }
}

/** `isListed`: the nodes are in the order of reading already. */
export function indexGraph(graph: Graph, isListed = false): GraphIndex {
  const leaving = new Map<ItemKey, GraphEdge[]>()
  const arriving = new Map<ItemKey, GraphEdge[]>()
  for (const edge of graph.edges) {
    push(leaving, keyOf(edge.source, edge.sourceRow), edge)
    push(arriving, keyOf(edge.target, edge.targetRow), edge)
  }
  const ordered = isListed ? graph.nodes : readingOrder(graph.nodes)
  return {
    nodes: new Map(graph.nodes.map(it => [it.id, it])),
    edges: new Map(graph.edges.map(it => [it.id, it])),
    leaving,
    arriving,
    order: ordered.flatMap(node => [node.id, ...rowsOf(node).map(row => keyOf(node.id, row.id))]),
  }
}

/** Nodes as they are read: column by column, from the top. */
export function readingOrder<N extends Pick<GraphNode, 'id' | 'column' | 'x' | 'y'>>(
  nodes: readonly N[],
): N[] {
  return [...nodes].sort((a, b) => rankIn(a) - rankIn(b) || a.y - b.y || a.x - b.x)
}

/** By box its place among all, from 1. The same for as long as the order of reading is. */
export function boxOrderOf({ nodes, order }: GraphIndex): ReadonlyMap<NodeId, number> {
  const known = boxOrders.get(order)
  if (known) return known
  const boxes = order.filter(it => nodes.has(it))
  const boxOrder = new Map(boxes.map((it, i) => [it, i + 1]))
  boxOrders.set(order, boxOrder)
  return boxOrder
}

const boxOrders = new WeakMap<GraphIndex['order'], ReadonlyMap<NodeId, number>>()

/** The mesh stands among the gateways. */
function rankIn({ id, column }: Pick<GraphNode, 'id' | 'column'>): number {
  return id === meshEntry ? ranks.gateway : ranks[column]
}

/** Edges out of an item: those of a node are the edges of all its rows as well, those of a row the node's own too. */
export function edgesFrom(index: GraphIndex, node: NodeId, row?: string): readonly GraphEdge[] {
  return edgesAt(index, index.leaving, node, row)
}

export function edgesInto(index: GraphIndex, node: NodeId, row?: string): readonly GraphEdge[] {
  return edgesAt(index, index.arriving, node, row)
}

function edgesAt(index: GraphIndex, side: GraphIndex['leaving'], id: NodeId, row?: string): GraphEdge[] {
  const own = side.get(id) ?? []
  if (row !== undefined) return [...(side.get(keyOf(id, row)) ?? []), ...own]
  const node = index.nodes.get(id)
  return node ? [...own, ...rowsOf(node).flatMap(it => side.get(keyOf(id, it.id)) ?? [])] : [...own]
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
