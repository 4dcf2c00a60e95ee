import type { Edge, Node, NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import { sameValue } from '../../../core/data/same-value.ts'
import type { Graph, GraphEdge, GraphNode } from '../../../core/graph/graph.ts'
import { headerHeight, rowCentres } from '../../../core/graph/sizes.ts'
import type { WorkspaceState } from '../../../workspace/workspace.ts'
import { movableEnds } from '../gestures/linking.ts'
import { rowsOf } from '../items/item.ts'
import { edgeLabel } from '../outline/wording.ts'
import { type GraphIndex, readingOrder } from './graph-index.ts'

export type FlowNode<N extends GraphNode = GraphNode> = Node<{ readonly node: N }, N['type']>
export type FlowEdge = Edge<{ readonly edge: GraphEdge }, 'traffic'>

export interface FlowGraph {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
}

export const emptyFlow: FlowGraph = { nodes: [], edges: [] }

type Positions = WorkspaceState['positions']

/**
 * The graph as React Flow takes it. What says the same as in `before` is the same object as in `before`, so that
 * nothing is rendered or measured again while the user types elsewhere; so are the lists, when nothing changed.
 */
export function toFlow(graph: Graph, index: GraphIndex, positions: Positions, before: FlowGraph): FlowGraph {
  const nodesBefore = new Map(before.nodes.map(it => [it.id, it]))
  const edgesBefore = new Map(before.edges.map(it => [it.id, it]))
  const nodes = readingOrder(graph.nodes).map(it => toFlowNode(it, positions, nodesBefore.get(it.id)))
  const said = new Map(nodes.map(it => [it.id, it.data === nodesBefore.get(it.id)?.data]))
  const edges = graph.edges.flatMap(it => {
    const source = said.get(it.source)
    const target = said.get(it.target)
    if (source === undefined || target === undefined) return []
    const before = edgesBefore.get(it.id)
    const same = source && target && before !== undefined && sameValue(before.data?.edge, it)
    return same ? before : toFlowEdge(it, index)
  })
  return { nodes: sameList(before.nodes, nodes), edges: sameList(before.edges, edges) }
}

export function handleIn(row?: string): string {
  return row === undefined ? 'in' : `in:${row}`
}

export function handleOut(row?: string): string {
  return row === undefined ? 'out' : `out:${row}`
}

/** The row a handle belongs to; undefined for the node's own. */
export function rowOfHandle(handle: string | null | undefined): string | undefined {
  const colon = handle?.indexOf(':') ?? -1
  return handle && colon >= 0 ? handle.slice(colon + 1) : undefined
}

/** How far below the top of a node edges without a row meet it: beside its title. */
export function nodeAnchor(node: GraphNode): number {
  return rowsOf(node).length > 0 ? headerHeight / 2 : node.height / 2
}

/** Where the middle of each row lies below the top of its node. */
export function centresOf(node: GraphNode): ReadonlyMap<string, number> {
  return node.type === 'gateway' || node.type === 'virtualService' ? rowCentres(node) : new Map()
}

function toFlowNode(node: GraphNode, positions: Positions, before: FlowNode | undefined): FlowNode {
  const moved = Object.hasOwn(positions, node.id) ? positions[node.id] : undefined
  const { x, y } = moved ?? node
  const same = before !== undefined && sameValue(before.data.node, node)
  if (same && before.position.x === x && before.position.y === y) return before
  return {
    id: node.id,
    type: node.type,
    position: { x, y },
    width: node.width,
    height: node.height,
    measured: { width: node.width, height: node.height },
    handles: same ? before.handles : handlesOf(node),
    data: same ? before.data : { node },
    style: touchable,
    // The box inside is what assistive technology meets; React Flow's frame around it is no part of the tree.
    domAttributes: { 'aria-roledescription': undefined, 'aria-describedby': undefined },
  }
}

/** React Flow lets the pointer through nodes it neither drags nor selects; these hear it at the canvas's root. */
const touchable = { pointerEvents: 'all' } as const

function handlesOf(node: GraphNode): NodeHandle[] {
  const at = (type: 'source' | 'target', id: string, y: number): NodeHandle => ({
    id,
    type,
    position: type === 'source' ? Position.Right : Position.Left,
    x: type === 'source' ? node.width : 0,
    y,
    width: 0,
    height: 0,
  })
  const anchor = nodeAnchor(node)
  return [
    at('target', handleIn(), anchor),
    at('source', handleOut(), anchor),
    ...[...centresOf(node)].flatMap(([id, centre]) => [
      at('target', handleIn(id), centre),
      at('source', handleOut(id), centre),
    ]),
  ]
}

function toFlowEdge(edge: GraphEdge, index: GraphIndex): FlowEdge {
  return {
    id: edge.id,
    type: 'traffic',
    source: edge.source,
    target: edge.target,
    sourceHandle: handleOut(rowIn(index, edge.source, edge.sourceRow)),
    targetHandle: handleIn(rowIn(index, edge.target, edge.targetRow)),
    ariaLabel: edgeLabel(index, edge),
    ariaRole: 'img',
    domAttributes: { 'aria-roledescription': undefined },
    data: { edge },
    ...reconnectable(index, edge),
  }
}

/** Whether an end of an edge can be taken in the hand, and which. */
function reconnectable(index: GraphIndex, edge: GraphEdge): Pick<FlowEdge, 'reconnectable'> {
  const ends = movableEnds(index, edge)
  return { reconnectable: ends.length === 2 || (ends[0] ?? false) }
}

/** The row, if its node still has it: an edge to a handle that is not there would vanish. */
function rowIn(index: GraphIndex, id: string, row: string | undefined): string | undefined {
  const node = index.nodes.get(id)
  return node && rowsOf(node).some(it => it.id === row) ? row : undefined
}

function sameList<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return before.length === after.length && after.every((it, i) => it === before[i]) ? before : after
}
