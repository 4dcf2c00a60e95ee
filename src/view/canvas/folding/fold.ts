import type { Arrangement, Folding } from '../../../core/graph/arrange/arrangement.ts'
import type { GraphNode, NodeId } from '../../../core/graph/graph.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import type { ItemKey } from '../items/item.ts'

/** Whether a box can be unfolded or folded, and which it is; undefined where it is neither. */
export function foldStateOf(node: GraphNode | undefined): 'open' | 'folded' | undefined {
  if (node?.type === 'group') return node.unfolded ? 'open' : 'folded'
  if (node?.type !== 'virtualService' || node.ghost || node.rows.length === 0) return undefined
  return node.summary ? 'folded' : 'open'
}

export function foldStateAt(index: GraphIndex, key: ItemKey | undefined): 'open' | 'folded' | undefined {
  return key === undefined ? undefined : foldStateOf(index.nodes.get(key))
}

/** The choices with one more. */
export function withChoice(folding: Folding, id: NodeId, choice: 'open' | 'folded'): Folding {
  return { ...folding, items: { ...folding.items, [id]: choice } }
}

export function withoutChoice({ items, ...all }: Folding, id: NodeId): Folding {
  return { ...all, items: Object.fromEntries(Object.entries(items).filter(([it]) => it !== id)) }
}

/** The box that folds away with a box: itself, or the line above it. */
export function foldedWith({ graph, frames }: Arrangement, id: NodeId): NodeId | undefined {
  const node = graph.nodes.find(it => it.id === id)
  if (foldStateOf(node)) return id
  const frame =
    node &&
    frames.find(
      it => node.x >= it.x && node.y >= it.y && node.x < it.x + it.width && node.y < it.y + it.height,
    )
  if (!frame) return undefined
  const lines = graph.nodes.filter(
    it =>
      it.type === 'group' &&
      it.unfolded &&
      it.x >= frame.x &&
      it.x < frame.x + frame.width &&
      it.y >= frame.y &&
      it.y <= node.y,
  )
  return lines.at(-1)?.id
}
