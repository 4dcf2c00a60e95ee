import { centresOf, nodeAnchor } from '../drawn-rows.ts'
import type { Graph, GraphEdge, GraphNode, NodeId } from '../graph.ts'
import { placeNode } from '../layout.ts'
import { rankOf } from '../ranked-graph.ts'
import { type Pull, placeInOrder } from '../settle-columns.ts'
import { nodeGap } from '../sizes.ts'
import type { RoomOnCanvas } from './arrangement.ts'
import { boundsOf } from './bounds.ts'
import { stubOf } from './stub.ts'

/** Longer than this part of a screen, up and down, no edge is by itself. */
const longest = 0.8
/** How far from the middle of the rules that share it a destination may stand, in screens: the first at which all find room. */
const reaches = [0, 0.08, 0.16, 0.24, 0.34] as const

/**
 * Columns that are higher than the canvas, drawn so that no edge is longer than a screen: a destination stands beside most of
 * the rules that lead to it, with stubs beside the others, and gateways and hosts beside the titles they lead to.
 */
export function nearRules(graph: Graph, room: RoomOnCanvas): Graph {
  const anchorOf = anchors()
  const nodes = new Map(graph.nodes.map(it => [it.id, it]))
  const isFar = ({ source, sourceRow, target, targetRow }: GraphEdge) => {
    const from = nodes.get(source)
    const to = nodes.get(target)
    if (!from || !to) return false
    return (
      Math.abs(from.y + anchorOf(from, sourceRow) - to.y - anchorOf(to, targetRow)) > longest * room.height
    )
  }
  if (!graph.edges.some(isFar)) return graph
  const tops = new Map(graph.nodes.map(it => [it.id, it.y]))
  for (const rank of beforeRules) hang(graph, rank, nodes, tops, anchorOf)
  return withStubs(graph, room, nodes, tops, anchorOf)
}

/** Hosts, gateways, ports: each column hangs on the one after it. */
const beforeRules = [2, 1, 0] as const
const ofDestinations = 5

type AnchorOf = (node: GraphNode, row: string | undefined) => number

/** How far below the top of a box an edge meets it. */
function anchors(): AnchorOf {
  const known = new Map<GraphNode, ReadonlyMap<string, number>>()
  return (node, row) => {
    if (row === undefined) return nodeAnchor(node)
    let centres = known.get(node)
    if (!centres) {
      centres = centresOf(node)
      known.set(node, centres)
    }
    return centres.get(row) ?? nodeAnchor(node)
  }
}

/** Moves the boxes of a column to the height of what they lead to. */
function hang(
  { nodes: all, edges }: Graph,
  rank: number,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  tops: Map<NodeId, number>,
  anchorOf: AnchorOf,
): void {
  const column = all.filter(it => rankOf(it) === rank).sort((a, b) => a.y - b.y)
  const wanted = new Map<NodeId, number[]>(column.map(it => [it.id, []]))
  for (const { source, sourceRow, target, targetRow } of edges) {
    const from = nodes.get(source)
    const to = nodes.get(target)
    if (!from || !to || rankOf(to) <= rank || rankOf(to) === ofDestinations) continue
    wanted.get(source)?.push(tops.get(target)! + anchorOf(to, targetRow) - anchorOf(from, sourceRow))
  }
  const placed = inOrder(
    column,
    column.map(it => wanted.get(it.id)!),
  )
  column.forEach((it, i) => {
    tops.set(it.id, placed[i]!)
  })
}

/** A box beside some rules: a destination, or a stub of it. */
interface Item {
  readonly node: GraphNode
  readonly uses: readonly Use[]
}

interface Use {
  readonly edge: GraphEdge
  readonly y: number
}

function withStubs(
  graph: Graph,
  room: RoomOnCanvas,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  tops: Map<NodeId, number>,
  anchorOf: AnchorOf,
): Graph {
  const uses = new Map<NodeId, Use[]>()
  for (const edge of graph.edges) {
    const from = nodes.get(edge.source)
    const to = nodes.get(edge.target)
    if (!from || !to || rankOf(to) !== ofDestinations) continue
    const use = { edge, y: tops.get(from.id)! + anchorOf(from, edge.sourceRow) }
    const list = uses.get(to.id)
    if (list) list.push(use)
    else uses.set(to.id, [use])
  }
  for (const list of uses.values()) list.sort((a, b) => a.y - b.y)
  const column = graph.nodes.filter(it => rankOf(it) === ofDestinations)
  const height = boundsOf(graph.nodes).height
  const itemsAt = (reach: number) =>
    column.flatMap(it => itemsOf(it, uses.get(it.id) ?? [], 2 * reach * room.height))
  const items = reaches.map(itemsAt).find(it => heightOf(it) <= height) ?? itemsAt(reaches.at(-1)!)
  const middles = items.map(({ node, uses: its }) =>
    its.length === 0 ? tops.get(node.id)! + node.height / 2 : mean(its.map(it => it.y)),
  )
  const sorted = items.map((it, i) => ({ ...it, middle: middles[i]! })).sort((a, b) => a.middle - b.middle)
  const placed = inOrder(
    sorted.map(it => it.node),
    sorted.map(({ node, middle }) => [middle - node.height / 2]),
  )
  sorted.forEach(({ node }, i) => {
    tops.set(node.id, placed[i]!)
  })
  const targets = new Map(items.flatMap(({ node, uses: its }) => its.map(it => [it.edge, node.id] as const)))
  const drawn = [...graph.nodes, ...items.flatMap(({ node }) => (nodes.has(node.id) ? [] : [node]))]
  const top = Math.min(...tops.values())
  return {
    nodes: drawn.map(it => placeNode(it, it.x, Math.round(tops.get(it.id)! - top))),
    edges: graph.edges.map(it => withTarget(it, targets.get(it))),
  }
}

/** A destination beside the most of its rules that are near each other, and a stub beside each of the other bunches. */
function itemsOf(node: GraphNode, uses: readonly Use[], span: number): Item[] {
  const bunches: Use[][] = []
  for (const it of uses) {
    const last = bunches.at(-1)
    if (last && it.y - last[0]!.y <= span) last.push(it)
    else bunches.push([it])
  }
  if (bunches.length < 2) return [{ node, uses }]
  const home = bunches.reduce((most, it) => (it.length > most.length ? it : most))
  return bunches.map((its, i) =>
    its === home
      ? { node, uses: its }
      : { node: { ...stubOf(node, `stub/${i}/${node.id}`), x: node.x }, uses: its },
  )
}

function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, it) => sum + it.node.height + nodeGap, 0)
}

function withTarget(edge: GraphEdge, target: NodeId | undefined): GraphEdge {
  if (target === undefined || target === edge.target) return edge
  const { targetRow: _, ...rest } = edge
  return { ...rest, target }
}

/** The tops of boxes that stand one below the other, as near to where each is wanted as that allows. */
function inOrder(column: readonly GraphNode[], wanted: readonly (readonly number[])[]): Float64Array {
  const tops = new Float64Array(column.length)
  const pull: Pull = {
    sum: Float64Array.from(wanted, it => it.reduce((sum, top) => sum + top, 0)),
    count: Int32Array.from(wanted, it => it.length),
  }
  placeInOrder(
    column,
    Int32Array.from(column, (_, i) => i),
    tops,
    pull,
  )
  return tops
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, it) => sum + it, 0) / values.length
}
