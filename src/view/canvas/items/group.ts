import type { GraphNode } from '../../../core/graph/graph.ts'
import type { ResourceId } from '../../../core/model/resource.ts'
import type { CanvasState } from '../canvas-state.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { resourcesAt, resourcesOf } from './actions.ts'
import { type ItemKey, itemOf } from './item.ts'

/** Whether a box can be one of several: it stands for a resource of the files. */
export function isPickable(node: GraphNode | undefined): boolean {
  return resourcesOf(node).length > 0
}

/** The group with a box more, or without it where it was in already; what was selected alone before is in as well. */
export function toggled(state: Pick<CanvasState, 'group' | 'selected'>, key: ItemKey): ReadonlySet<ItemKey> {
  const { node } = itemOf(key)
  const group = new Set(state.group)
  if (group.size === 0 && state.selected !== undefined) group.add(itemOf(state.selected).node)
  if (group.has(node)) group.delete(node)
  else group.add(node)
  return group
}

/** The resources that a gesture is about: those of the group, else that of the box with the keyboard. */
export function resourcesMeant(
  index: GraphIndex,
  { group, active, selected }: Pick<CanvasState, 'group' | 'active' | 'selected'>,
): ResourceId[] {
  if (group.size > 0) return resourcesAt(index, group)
  const key = selected ?? active
  return key === undefined ? [] : resourcesAt(index, [key])
}

export function everyBox(index: GraphIndex): ReadonlySet<ItemKey> {
  return new Set([...index.nodes.values()].filter(isPickable).map(it => it.id))
}
