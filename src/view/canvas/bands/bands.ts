import { nodeAnchor } from '../../../core/graph/drawn-rows.ts'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { anchorsOf } from '../flow/anchors.ts'
import type { FlowNode } from '../flow/flow-graph.ts'
import { keyOf } from '../items/item.ts'

/** How an edge is drawn as a band: as wide as its share, beside the others that meet the same side of a box or row. */
export interface Band {
  readonly width: number
  /** How far its middle lies below the middle of all bands, where it leaves and where it arrives. */
  readonly from: number
  readonly to: number
  /** 0 for the widest; edges without traffic come last. */
  readonly rank: number
}

/** The widest side of a box, all its bands together, in pixels: it fits the smallest row. */
const widest = 28

/** The bands of all edges with traffic. All widths are of one scale, so that they add up from box to box. */
export function bandsOf(nodes: readonly FlowNode[], edges: readonly GraphEdge[]): ReadonlyMap<string, Band> {
  const flowing = edges.filter(it => amountOf(it) > 0)
  const heights = heightsOf(nodes)
  const leaving = groupBy(flowing, it => keyOf(it.source, it.sourceRow))
  const arriving = groupBy(flowing, it => keyOf(it.target, it.targetRow))
  const sums = [...leaving.values(), ...arriving.values()].map(it => sumOf(it.map(amountOf)))
  const scale = widest / sums.reduce((most, it) => Math.max(most, it), Number.MIN_VALUE)
  const from = new Map<string, number>()
  const to = new Map<string, number>()
  for (const group of leaving.values())
    stack(group, scale, it => heights.get(keyOf(it.target, it.targetRow)) ?? 0, from)
  for (const group of arriving.values())
    stack(group, scale, it => heights.get(keyOf(it.source, it.sourceRow)) ?? 0, to)
  const ranked = flowing.toSorted((a, b) => amountOf(b) - amountOf(a))
  return new Map(
    ranked.map((it, rank) => [
      it.id,
      { width: amountOf(it) * scale, from: from.get(it.id) ?? 0, to: to.get(it.id) ?? 0, rank },
    ]),
  )
}

function amountOf({ traffic }: GraphEdge): number {
  return traffic?.share ?? 0
}

/** Bands that meet at one side lie in the order of what they lead to, copies below the others. */
function stack(
  group: readonly GraphEdge[],
  scale: number,
  heightOf: (edge: GraphEdge) => number,
  offsets: Map<string, number>,
): void {
  const ordered = group.toSorted(
    (a, b) => Number(a.type === 'mirror') - Number(b.type === 'mirror') || heightOf(a) - heightOf(b),
  )
  let top = -(sumOf(group.map(amountOf)) * scale) / 2
  for (const it of ordered) {
    const width = amountOf(it) * scale
    offsets.set(it.id, top + width / 2)
    top += width
  }
}

/** Where edges meet each box and row, from the top of the drawing. */
function heightsOf(nodes: readonly FlowNode[]): Map<string, number> {
  const heights = new Map<string, number>()
  for (const { data, position } of nodes) {
    heights.set(data.node.id, position.y + nodeAnchor(data.node))
    for (const [row, centre] of anchorsOf(data.node, data.from))
      heights.set(keyOf(data.node.id, row), position.y + centre)
  }
  return heights
}

function groupBy<T>(all: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const it of all) {
    const key = keyOfItem(it)
    const list = groups.get(key)
    if (list) list.push(it)
    else groups.set(key, [it])
  }
  return groups
}

function sumOf(values: readonly number[]): number {
  return values.reduce((total, it) => total + it, 0)
}
