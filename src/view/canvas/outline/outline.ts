import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { NodeId } from '../../../core/graph/graph.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { type ItemKey, itemOf, keyOf } from '../items/item.ts'

/** A line of the outline: an item of the drawing, where one comes to it on a way that traffic takes. */
export interface OutlineLine {
  /** Names the line among the others: an item is reached on several ways. */
  readonly id: string
  readonly key: ItemKey
  /** From 1. */
  readonly level: number
  /** From 1, of `size` beside it. */
  readonly position: number
  readonly size: number
  /** Undefined where nothing comes after it. */
  readonly expanded: boolean | undefined
  readonly parent: string | undefined
}

/**
 * The drawing as a tree, as far as it is unfolded: entry, gateway, server, host, VirtualService, rule, destination. It
 * begins with what nothing leads to. A way that comes back to where it was ends there.
 */
export function outlineOf(index: GraphIndex, expanded: ReadonlySet<string>): OutlineLine[] {
  const lines: OutlineLine[] = []
  const add = (keys: readonly ItemKey[], parent: OutlineLine | undefined, above: readonly ItemKey[]) => {
    keys.forEach((key, i) => {
      const id = parent ? `${parent.id}\u001e${key}` : key
      const below = above.includes(key) ? [] : childrenOf(index, key)
      const isOpen = below.length > 0 ? expanded.has(id) : undefined
      const line: OutlineLine = {
        id,
        key,
        level: above.length + 1,
        position: i + 1,
        size: keys.length,
        expanded: isOpen,
        parent: parent?.id,
      }
      lines.push(line)
      if (isOpen) add(below, line, [...above, key])
    })
  }
  add(rootsOf(index), undefined, [])
  return lines
}

function rootsOf({ nodes, edges, order }: GraphIndex): readonly NodeId[] {
  const known = kept.get(order)
  if (known?.edges === edges) return known.roots
  const reached = new Set([...edges.values()].map(it => it.target))
  const roots = order.filter(it => nodes.has(it) && !reached.has(it))
  kept.set(order, { edges, roots })
  return roots
}

/** By the order of reading, which says as well what boxes there are: both stay while somebody types. */
const kept = new WeakMap<
  GraphIndex['order'],
  { readonly edges: GraphIndex['edges']; readonly roots: readonly NodeId[] }
>()

/** A box leads to its rows and to what its own edges do; a row, or a box without rows, to what its edges do. */
function childrenOf({ nodes, leaving }: GraphIndex, key: ItemKey): ItemKey[] {
  const { node: id, row } = itemOf(key)
  const node = nodes.get(id)
  const rows = node && row === undefined ? rowsOf(node).map(it => keyOf(id, it.id)) : []
  const targets = (leaving.get(key) ?? []).map(it => it.target).filter(it => it !== id && nodes.has(it))
  return [...rows, ...new Set(targets)]
}
