import { useStore } from 'zustand'
import { lastingStore, onOtherWorkspace } from '../../workspace/workspace-store.ts'
import { dismissOffers } from '../ui/toast.ts'

const openings = lastingStore<{ readonly count: number }>('page', { count: 0 })

onOtherWorkspace(() => openings.setState(it => ({ count: it.count + 1 })))
// What a toast offers (“Undo”) is about the workspace it was said of.
onOtherWorkspace(dismissOffers)

/** A number that is another for each workspace that is opened: as a key, it lets a part of the page begin anew. */
export function useOpening(): number {
  return useStore(openings, it => it.count)
}
