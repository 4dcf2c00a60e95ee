import type { CanvasStore } from '../canvas-state.ts'
import type { StableGraph } from '../flow/use-stable-graph.ts'
import { type ItemKey, itemOf } from '../items/item.ts'
import { foldStateOf } from './fold.ts'

/**
 * Unfolds what holds an item that is selected, and folds what was unfolded for the one before. What the arrow keys lead to
 * stays folded: Enter opens it. Gives whether something unfolds, and the drawing is about to be another.
 */
export function unfold(
  store: CanvasStore,
  { index, choosing }: StableGraph,
  meant: ItemKey | undefined,
  shown: ItemKey | undefined,
): boolean {
  const { revealed, walkedTo } = store.getState()
  if (meant === undefined || (shown !== undefined && shown === walkedTo)) return false
  const { node: id } = itemOf(meant)
  if (revealed.has(id)) return !choosing.shown().focus.has(id)
  const node = index.nodes.get(id)
  const isSeen = node !== undefined && foldStateOf(node) !== 'folded'
  if (isSeen) return false
  store.setState({ revealed: new Set([id]) })
  return true
}
