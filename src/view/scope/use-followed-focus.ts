import { useEffect } from 'react'
import { sameItems } from '../../core/data/same-value.ts'
import { followSubject } from '../../core/scope/follow-subject.ts'
import type { WorkspaceState } from '../../workspace/workspace.ts'
import { scopeStore } from '../screen/scope-state.ts'
import { useWorkspace } from '../workspace-context.tsx'

/** Keeps the focus on what it was on while that is renamed, moved and edited, and notes what is added meanwhile. */
export function useFollowedFocus(): void {
  const { store } = useWorkspace()
  useEffect(() => store.subscribe(followEdit), [store])
}

/** Before the page renders, so that nothing is asked about what was. */
export function followEdit(
  { analysis: now, lastChange }: Pick<WorkspaceState, 'analysis' | 'lastChange'>,
  { analysis: before }: Pick<WorkspaceState, 'analysis'>,
): void {
  if (!now || !before || now === before) return
  const { trail, asked, added } = scopeStore.getState()
  if (trail.length === 0 && asked === '') return
  const followed = trail.map(it => followSubject(it, before, now))
  if (!sameItems(trail, followed)) scopeStore.setState({ trail: followed })
  if (now.resources === before.resources || lastChange?.by === 'load') return
  const known = new Set(before.resources.map(it => it.id))
  const there = new Set(now.resources.map(it => it.id))
  // What stands where something of its kind is gone was renamed.
  const left = new Set(before.resources.filter(it => !there.has(it.id)).map(placeOf))
  const fresh = now.resources.filter(it => !known.has(it.id) && !left.has(placeOf(it)))
  const all = [...added.filter(it => there.has(it)), ...fresh.map(it => it.id)]
  if (!sameItems(added, all)) scopeStore.setState({ added: all })
}

type Resources = NonNullable<WorkspaceState['analysis']>['resources']

function placeOf({ kind, file, document, base }: Resources[number]): string {
  return JSON.stringify([kind, file, document, base])
}
