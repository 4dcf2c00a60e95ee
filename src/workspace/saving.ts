import type { StoreApi } from 'zustand/vanilla'
import { type Autosave, createAutosave, type Schedule } from './autosave.ts'
import type { KeptWorkspace, SaveFault, Storage } from './storage.ts'
import type { WorkspaceState } from './workspace.ts'

export interface Saving extends Autosave {
  /** Another workspace is shown: what is heard of earlier saves is about the one before. */
  startOver(): void
}

/** Saves the workspace as it changes, and keeps `saved`, `saveFault` and `copy` of its state true. */
export function createSaving(
  { getState, setState }: StoreApi<WorkspaceState>,
  {
    kept,
    ...parts
  }: {
    readonly storage: Storage
    readonly schedule: Schedule
    readonly now: () => number
    readonly kept: () => KeptWorkspace
  },
  fault: SaveFault | undefined,
): Saving {
  /** What was handed to the storage of the workspace that is shown. */
  let handed = new WeakSet<KeptWorkspace>()

  const autosave = createAutosave({
    ...parts,
    fault,
    content() {
      const content = kept()
      handed.add(content)
      return content
    },
    listener: {
      changed(saved, saveFault) {
        const state = getState()
        if (state.saved !== saved || state.saveFault?.message !== saveFault?.message)
          setState({ saved, saveFault })
      },
      done({ copy, isHistoryDropped = false }, content) {
        if (!handed.has(content)) return
        const isHistoryKept = !isHistoryDropped
        if (getState().isHistoryKept !== isHistoryKept) setState({ isHistoryKept })
        if (!copy) return
        // The workspace may have been given another name meanwhile.
        const { name } = getState()
        setState({ copy, name: name === content.name ? copy.name : name })
        autosave.touch()
      },
    },
  })

  return {
    ...autosave,
    startOver() {
      handed = new WeakSet()
    },
  }
}
