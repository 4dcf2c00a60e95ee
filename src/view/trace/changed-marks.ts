import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Place } from '../../core/model/resource.ts'
import type { RoutingChange } from '../../core/routing/diff/diff-routing.ts'

/** The rules whose requests fare otherwise than before, for the canvas to mark while the changes are looked at. */
export const changedRulesStore = createStore<{ readonly rules: ReadonlySet<string> }>(() => ({
  rules: new Set(),
}))

/** Whether a rule is among them. */
export function useIsChanged(place: Place): boolean {
  return useStore(changedRulesStore, it => it.rules.size > 0 && it.rules.has(keyOf(place)))
}

/** The rules that take the requests now; where none does, those that took them before. */
export function rulesOfChanges(changes: readonly RoutingChange[]): ReadonlySet<string> {
  return new Set(changes.flatMap(it => it.after.place ?? it.before.place ?? []).map(keyOf))
}

function keyOf({ resource, path }: Place): string {
  return `${resource} ${path.slice(0, 3).join('.')}`
}
