import { useStore } from 'zustand'
import { sameValue } from '../../core/data/same-value.ts'
import type { ResourceId } from '../../core/model/resource.ts'
import type { Subject } from '../../core/scope/subject.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'
import { layoutStore } from './layout-state.ts'

/** What of the workspace is shown: on the canvas, in the tables and in Problems alike. */
export interface ScopeState {
  /** What was focused on, one after the other; the last is shown. Empty for everything. */
  readonly trail: readonly Subject[]
  /** In the search language, as it stands in its field. */
  readonly filter: string
  /** What of it is asked: without the word that is just being typed where that may become a key. */
  readonly asked: string
  /** Resources that came into the files since this is shown. */
  readonly added: readonly ResourceId[]
}

export const scopeStore = workspaceStore<ScopeState>({ trail: [], filter: '', asked: '', added: [] })

export function useScopeState<T>(selector: (state: ScopeState) => T): T {
  return useStore(scopeStore, selector)
}

/** Shows only what belongs to a subject. One that was passed on the way here is gone back to. */
export function focusOn(subject: Subject): void {
  layoutStore.setState({ narrowTab: 'canvas' })
  scopeStore.setState(({ trail }) => {
    const known = trail.findIndex(it => sameValue(it, subject))
    return { trail: known >= 0 ? trail.slice(0, known + 1) : [...trail, subject], added: [] }
  })
}

/** Goes back to so many of the subjects; to everything with none. */
export function goBackTo(count: number): void {
  scopeStore.setState(({ trail }) =>
    count < trail.length ? { trail: trail.slice(0, count), added: [] } : {},
  )
}

/** Goes one subject back; whether there was one. */
export function goBack(): boolean {
  const { trail } = scopeStore.getState()
  if (trail.length === 0) return false
  goBackTo(trail.length - 1)
  return true
}

/** Changes the filter; while it is typed, `asked` is what of it can be used already. */
export function setFilter(filter: string, asked = filter): void {
  const next = asked.trim()
  scopeStore.setState(it => ({ filter, asked: next, ...(next !== it.asked && { added: [] }) }))
}

/** Shows everything: no focus and no filter. */
export function showAll(): void {
  scopeStore.setState({ trail: [], filter: '', asked: '', added: [] })
}

/** Gives the keyboard to the field of the filter. */
export function focusFilter(): void {
  document.querySelector<HTMLElement>('[data-filter-box]')?.focus()
}
