import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Workspace } from './workspace.ts'

const resets = new Set<() => void>()
const stores = new Set<StoreApi<object>>()

/**
 * A store for what is known beside the workspace on screen and is about it: a choice, a comparison, what is lit. With
 * another workspace it begins anew.
 */
export function workspaceStore<T extends object>(initial: T): StoreApi<T> {
  const store = createStore<T>(() => initial)
  stores.add(store as unknown as StoreApi<object>)
  resets.add(() => store.setState(store.getInitialState(), true))
  return store
}

/** A store for what stays from one workspace to the next, and why it does. */
export function lastingStore<T extends object>(_why: LastingReason, initial: T): StoreApi<T> {
  return createStore<T>(() => initial)
}

/** A preference is the user's; what is on the page (a dialog, a mounted part) is about no workspace. */
export type LastingReason = 'preference' | 'page'

/** Runs `reset` with every other workspace that is opened, before anybody hears of its files. */
export function onOtherWorkspace(reset: () => void): void {
  resets.add(reset)
}

/** Resets everything that is about the workspace on screen whenever another one is loaded; gives the way to stop. */
export function resetWith(workspace: Workspace): () => void {
  return workspace.store.subscribe(({ lastChange }, before) => {
    if (lastChange !== before.lastChange && lastChange?.by === 'load') for (const reset of resets) reset()
  })
}

/** Every store that is reset. */
export function workspaceStores(): readonly StoreApi<object>[] {
  return [...stores]
}
