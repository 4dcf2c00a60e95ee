import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import { edgesFrom, edgesInto, type GraphIndex } from '../flow/graph-index.ts'
import { type ItemKey, itemOf, keyOf } from '../items/item.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * Where an arrow key leads: up and down through nodes and rows in reading order, right and left along the edges
 * (the one with the largest share first), or to the nearest node of the next column where there is no edge.
 */
export function neighbour(index: GraphIndex, key: ItemKey, direction: Direction): ItemKey | undefined {
  switch (direction) {
    case 'up':
      return stepFrom(index, key, -1)
    case 'down':
      return stepFrom(index, key, 1)
    case 'right':
      return alongEdge(index, key, 'right') ?? nearest(index, key, 'right')
    case 'left':
      return alongEdge(index, key, 'left') ?? nearest(index, key, 'left')
  }
}

function stepFrom(index: GraphIndex, key: ItemKey, step: 1 | -1): ItemKey | undefined {
  const at = index.order.indexOf(key)
  return at < 0 ? index.order[0] : index.order[at + step]
}

function alongEdge(index: GraphIndex, key: ItemKey, side: 'left' | 'right'): ItemKey | undefined {
  const { node, row } = itemOf(key)
  const edges = side === 'right' ? edgesFrom(index, node, row) : edgesInto(index, node, row)
  let best: { key: ItemKey; weight: number } | undefined
  for (const edge of edges) {
    const other =
      side === 'right'
        ? { node: edge.target, row: edge.targetRow }
        : { node: edge.source, row: edge.sourceRow }
    if (other.node === node || !index.nodes.has(other.node)) continue
    // A link without effect is the whole box's affair, not this row's.
    if (row !== undefined && edge.broken !== undefined) continue
    const weight = edge.broken !== undefined ? -1 : edge.type === 'mirror' ? 0 : (edge.share ?? 1)
    if (!best || weight > best.weight) best = { key: keyOf(other.node, other.row), weight }
  }
  return best?.key
}

function nearest(index: GraphIndex, key: ItemKey, side: 'left' | 'right'): ItemKey | undefined {
  const from = index.nodes.get(itemOf(key).node)
  if (!from) return undefined
  const middle = from.y + from.height / 2
  let best: { key: ItemKey; distance: number } | undefined
  for (const node of index.nodes.values()) {
    const gap = side === 'right' ? node.x - from.x : from.x - node.x
    if (gap <= 0) continue
    // Another column weighs more than any height, so the next column wins.
    const distance = gap * 1000 + Math.abs(node.y + node.height / 2 - middle)
    if (!best || distance < best.distance) best = { key: node.id, distance }
  }
  return best?.key
}

/** Where focus goes when an item is no more: the same node, else the item that has taken its place in the order. */
export function substitute(before: GraphIndex, after: GraphIndex, key: ItemKey): ItemKey | undefined {
  const { node, row } = itemOf(key)
  const same = after.nodes.get(node)
  if (same) {
    if (row === undefined || rowsOf(same).some(it => it.id === row)) return key
    return node
  }
  const at = before.order.indexOf(key)
  const later = before.order.slice(at + 1).find(it => after.nodes.has(itemOf(it).node))
  const earlier = before.order
    .slice(0, Math.max(at, 0))
    .reverse()
    .find(it => after.nodes.has(itemOf(it).node))
  const found = later ?? earlier
  return found === undefined ? after.order[0] : itemOf(found).node
}
