import type { Edge, Node } from '@xyflow/react'
import { sameItems, sameValue } from '../../../core/data/same-value.ts'
import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { Graph, GraphEdge, GraphNode } from '../../../core/graph/graph.ts'
import { rowWindow } from '../../../core/graph/row-window.ts'
import type { WorkspaceState } from '../../../workspace/workspace.ts'
import { movableEnds } from '../gestures/linking.ts'
import { edgeLabel } from '../outline/wording.ts'
import { rowsAbove, rowsBelow } from './anchors.ts'
import { type DrawnEdgesOptions, drawnEdges } from './drawn-edges.ts'
import type { DrawnEdge } from './fold-edges.ts'
import { type GraphIndex, readingOrder } from './graph-index.ts'
import { handleIn, handleOut, handlesOf } from './handles.ts'

/** What React Flow has of a node: its content, and the first of the rows that it shows. */
export type FlowNode<N extends GraphNode = GraphNode> = Node<
  { readonly node: N; readonly from: number },
  N['type']
>
export type FlowEdge = Edge<DrawnEdge & Record<string, unknown>, 'traffic'>

export interface FlowGraph {
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
}

export const emptyFlow: FlowGraph = { nodes: [], edges: [] }

export interface FlowOptions extends DrawnEdgesOptions {
  /** Where the user has put nodes. */
  readonly positions: WorkspaceState['positions']
}

/**
 * The graph as React Flow takes it. What says the same as in `before` is the same object as in `before`, so that
 * nothing is rendered or measured again while the user types elsewhere; so are the lists, when nothing changed.
 */
export function toFlow(graph: Graph, index: GraphIndex, options: FlowOptions, before: FlowGraph): FlowGraph {
  const { positions, rowsFrom, arrangement } = options
  const nodesBefore = new Map(before.nodes.map(it => [it.id, it]))
  const edgesBefore = new Map(before.edges.map(it => [it.id, it]))
  const isListed = arrangement !== undefined && arrangement.level !== 'full'
  const listed = isListed ? graph.nodes : readingOrder(graph.nodes)
  const nodes = listed.map(it => toFlowNode(it, positions, rowsFrom.get(it.id), nodesBefore.get(it.id)))
  const isUnchanged = new Map(nodes.map(it => [it.id, it.data === nodesBefore.get(it.id)?.data]))
  const drawn = drawnEdges(graph, index, options, () =>
    nodes.map(it => ({ ...it.data.node, ...it.position })),
  )
  const edges = drawn.flatMap(it => {
    const source = isUnchanged.get(it.edge.source)
    const target = isUnchanged.get(it.edge.target)
    if (source === undefined || target === undefined) return []
    const last = edgesBefore.get(it.edge.id)
    if (source && target && last && sameDrawnEdge(last.data, it)) return last
    const next = toFlowEdge(it, index)
    // What changed in its boxes need not concern it. React Flow goes through all edges when one is another.
    return last && sameValue(last, next) ? last : next
  })
  return { nodes: sameList(before.nodes, nodes), edges: sameList(before.edges, edges) }
}

function toFlowNode(
  node: GraphNode,
  positions: FlowOptions['positions'],
  wanted: number | undefined,
  before: FlowNode | undefined,
): FlowNode {
  const moved = Object.hasOwn(positions, node.id) ? positions[node.id] : undefined
  const { x, y } = moved ?? node
  const { from } = rowWindow(rowsOf(node).length, wanted)
  const same = before?.data.from === from && sameValue(before.data.node, node)
  if (same && before.position.x === x && before.position.y === y) return before
  return {
    id: node.id,
    type: node.type,
    position: { x, y },
    width: node.width,
    height: node.height,
    measured: { width: node.width, height: node.height },
    handles: same ? before.handles : sameOrNew(before?.handles, handlesOf(node, from)),
    data: same ? before.data : { node, from },
    style: touchable,
    // The box inside is what assistive technology meets; React Flow's frame around it is no part of the tree.
    domAttributes: { 'aria-roledescription': undefined, 'aria-describedby': undefined },
  }
}

function sameOrNew<T>(before: T | undefined, now: T): T {
  return before !== undefined && sameValue(before, now) ? before : now
}

function sameDrawnEdge(a: DrawnEdge | undefined, b: DrawnEdge): boolean {
  return (
    a !== undefined &&
    a.lane === b.lane &&
    sameValue(a.detour, b.detour) &&
    sameValue(a.edge, b.edge) &&
    sameItems(a.of, b.of)
  )
}

/** Whether every box is where it was, and edges meet it at the same heights. */
export function sameShape(before: readonly FlowNode[], now: readonly FlowNode[]): boolean {
  return sameItems(
    before,
    now,
    (a, b) => a === b || (a.id === b.id && a.handles === b.handles && sameValue(a.position, b.position)),
  )
}

/** React Flow lets the pointer through nodes it neither drags nor selects; these hear it at the canvas's root. */
const touchable = { pointerEvents: 'all' } as const

function toFlowEdge({ edge, of, lane, detour }: DrawnEdge, index: GraphIndex): FlowEdge {
  return {
    id: edge.id,
    type: 'traffic',
    source: edge.source,
    target: edge.target,
    sourceHandle: handleOut(rowIn(index, edge.source, edge.sourceRow)),
    targetHandle: handleIn(rowIn(index, edge.target, edge.targetRow)),
    ariaLabel:
      of.length > 1 ? `${edgeLabel(index, edge)}, and ${of.length - 1} more` : edgeLabel(index, edge),
    ariaRole: 'img',
    domAttributes: { 'aria-roledescription': undefined },
    data: { edge, of, ...(lane !== undefined && { lane }), ...(detour && { detour }) },
    ...reconnectable(index, edge),
  }
}

/** Whether an end of an edge can be taken in the hand, and which. */
function reconnectable(index: GraphIndex, edge: GraphEdge): Pick<FlowEdge, 'reconnectable'> {
  if (!index.edges.has(edge.id)) return { reconnectable: false }
  const ends = movableEnds(index, edge)
  return { reconnectable: ends.length === 2 || (ends[0] ?? false) }
}

/** The row, if its node still has it: an edge to a handle that is not there would vanish. */
function rowIn(index: GraphIndex, id: string, row: string | undefined): string | undefined {
  if (row === rowsAbove || row === rowsBelow) return row
  const node = index.nodes.get(id)
  return node && rowsOf(node).some(it => it.id === row) ? row : undefined
}

function sameList<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return sameItems(before, after) ? before : after
}
