import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { GraphEdge } from '../../../core/graph/graph.ts'
import { type Item, type ItemKey, itemOf, keyOf } from '../items/item.ts'
import { edgesFrom, edgesInto, type GraphIndex } from './graph-index.ts'

/** Items and edges on the ways through one of them. */
export interface LitPath {
  readonly items: ReadonlySet<ItemKey>
  readonly edges: ReadonlySet<string>
}

/** Everything traffic passes on its way to and from an item, row by row where the edges are. */
export function pathThrough(index: GraphIndex, key: ItemKey): LitPath {
  const path = emptyPath()
  const start = itemOf(key)
  if (!index.nodes.has(start.node)) return path
  light(index, path, start)
  follow(index, path, start, 'forward')
  follow(index, path, start, 'back')
  return path
}

/** The same through an edge. */
export function pathThroughEdge(index: GraphIndex, edge: GraphEdge): LitPath {
  const path = emptyPath()
  path.edges.add(edge.id)
  const source = { node: edge.source, row: edge.sourceRow }
  const target = { node: edge.target, row: edge.targetRow }
  light(index, path, source)
  light(index, path, target)
  follow(index, path, source, 'back')
  follow(index, path, target, 'forward')
  return path
}

function emptyPath() {
  return { items: new Set<ItemKey>(), edges: new Set<string>() }
}

function follow(
  index: GraphIndex,
  path: ReturnType<typeof emptyPath>,
  start: Item,
  direction: 'forward' | 'back',
): void {
  const seen = new Set<ItemKey>()
  const pending = [start]
  for (let item = pending.pop(); item; item = pending.pop()) {
    const key = keyOf(item.node, item.row)
    if (seen.has(key)) continue
    seen.add(key)
    const edges =
      direction === 'forward' ? edgesFrom(index, item.node, item.row) : edgesInto(index, item.node, item.row)
    for (const edge of edges) {
      // A reference that does not take effect carries no traffic: it is shown, and nothing behind it.
      path.edges.add(edge.id)
      const next =
        direction === 'forward'
          ? { node: edge.target, row: edge.targetRow }
          : { node: edge.source, row: edge.sourceRow }
      if (edge.broken !== undefined) {
        path.items.add(next.node)
        continue
      }
      light(index, path, next)
      pending.push(next)
    }
  }
}

/** Of a row only that row is lit in its box; of a node reached as a whole all rows are. */
function light(index: GraphIndex, path: ReturnType<typeof emptyPath>, { node, row }: Item): void {
  path.items.add(node)
  if (row !== undefined) {
    path.items.add(keyOf(node, row))
    return
  }
  const reached = index.nodes.get(node)
  if (reached) for (const it of rowsOf(reached)) path.items.add(keyOf(node, it.id))
}
