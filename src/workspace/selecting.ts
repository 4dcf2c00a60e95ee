import type { StoreApi } from 'zustand/vanilla'
import type { Analysis } from '../core/analysis.ts'
import { findFile } from '../core/text/file-change.ts'
import type { Moment } from './history.ts'
import { followSelection, type LastSeen, sameSelection, seeResource } from './selection.ts'
import type { Selection, WorkspaceState } from './workspace.ts'

/** The selection over time: it remembers where the selected resource was last seen, to know it again when renamed. */
export interface Selecting {
  select(selection: Selection | undefined): void
  /** The selection as a new analysis of the current files finds it. */
  followed(analysis: Analysis): Selection | undefined
  /** The selection an entry of the history leads back to. */
  restored(moment: Moment): Selection | undefined
  /** To be called when something is selected that no analysis has seen yet. */
  forget(): void
}

export function createSelecting({ getState, setState }: StoreApi<WorkspaceState>): Selecting {
  let lastSeen: LastSeen | undefined

  function resourceOf(selection: Selection | undefined): LastSeen | undefined {
    if (selection?.type !== 'place') return undefined
    return seeResource(getState().analysis, selection.place.resource)
  }

  return {
    select(selection) {
      const state = getState()
      if (!selection?.reveal && sameSelection(state.selection, selection)) return
      lastSeen = resourceOf(selection)
      const file = lastSeen && findFile(state.files, lastSeen.at.file) ? lastSeen.at.file : state.activeFile
      setState({ selection, activeFile: file })
    },

    followed(analysis) {
      const followed = followSelection(getState().selection, lastSeen, analysis)
      lastSeen = followed.lastSeen
      return followed.selection
    },

    restored({ selection, cursor }) {
      const known = resourceOf(selection)
      // Keystrokes may have renamed what was selected: then the present one follows.
      if (cursor !== undefined && selection?.type === 'place' && !known) return getState().selection
      lastSeen = known
      return selection && { ...selection, origin: 'history', reveal: undefined }
    },

    forget() {
      lastSeen = undefined
    },
  }
}
