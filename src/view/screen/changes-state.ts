import { useStore } from 'zustand'
import type { Files } from '../../core/text/file-change.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'

export type OfLink = { readonly before: Files } | { readonly message: string }

/** What the files are compared with: as they are in the baseline or a snapshot, as a link holds them, other files, or what another overlay builds. */
export interface ChangesState {
  readonly compareWith: 'baseline' | 'snapshot' | 'link' | 'file' | 'overlay'
  /** Which requests end elsewhere, or which lines differ. */
  readonly shows: 'requests' | 'text'
  /** The id of the snapshot that is compared with. */
  readonly snapshot: number | undefined
  /** The link as it was pasted. */
  readonly link: string
  /** What it holds, or why that cannot be said. */
  readonly ofLink: OfLink | undefined
  /** The files that were picked to compare with. */
  readonly picked: Files | undefined
  /** The folder of the kustomization to compare with. */
  readonly overlay: string | undefined
}

export const changesStore = workspaceStore<ChangesState>({
  compareWith: 'baseline',
  shows: 'requests',
  snapshot: undefined,
  link: '',
  ofLink: undefined,
  picked: undefined,
  overlay: undefined,
})

export function useChangesState<T>(selector: (state: ChangesState) => T): T {
  return useStore(changesStore, selector)
}
