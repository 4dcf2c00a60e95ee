import { useStore } from 'zustand'
import type { RoutingChange } from '../../../core/change/routing-diff.ts'
import { destinationKeys } from '../../../core/graph/destination-keys.ts'
import type { GraphNode } from '../../../core/graph/graph.ts'
import type { Place } from '../../../core/model/resource.ts'
import { workspaceStore } from '../../../workspace/workspace-store.ts'

/** What the canvas marks while the changes are looked at. */
export interface ChangedMarks {
  /** The rules whose requests end elsewhere or are handled differently than before. */
  readonly rules: ReadonlySet<string>
  /** The destinations that get other requests than before, or another part of them. */
  readonly destinations: ReadonlySet<string>
}

export const noMarks: ChangedMarks = { rules: new Set(), destinations: new Set() }

export const changedMarksStore = workspaceStore<ChangedMarks>(noMarks)

/** Whether a rule is among what changed. */
export function useIsChangedRule(place: Place): boolean {
  return useStore(changedMarksStore, it => it.rules.size > 0 && it.rules.has(keyOf(place)))
}

/** Whether a box is a destination whose traffic changed. */
export function useIsChangedDestination(node: GraphNode): boolean {
  return useStore(changedMarksStore, ({ destinations }) => {
    if (destinations.size === 0 || node.type !== 'destination') return false
    const [key = ''] = destinationKeys(node.host, node.subset ?? '', node.port ?? '')
    return destinations.has(key)
  })
}

/** The rules that take the requests now; where none does, those that took them before. */
export function rulesOfChanges(changes: readonly RoutingChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap(it => it.after.place ?? it.before.place ?? []).map(keyOf))
}

function keyOf({ resource, path }: Place): string {
  return `${resource} ${path.slice(0, 3).join('.')}`
}
