import type { MergeConflict } from '../../core/patch/merge-files.ts'
import type { Files } from '../../core/text/file-change.ts'
import { workspaceStore } from '../workspace-store.ts'
import type { FolderFault } from './folder.ts'

export interface ConnectedFolder {
  readonly name: string
  /** `ask`: the user has to allow it again. `lost`: it is not where it was. */
  readonly status: 'connected' | 'ask' | 'lost'
  /** Why not, or why it could not be looked into the last time. */
  readonly fault?: FolderFault | undefined
  /** What lies in it, as far as it was seen and taken over. */
  readonly seen: Files
  /** Changes there that the user has to decide about. */
  readonly conflicts: readonly MergeConflict[]
}

/** The folder that the workspace on screen is connected with. */
export const folderStore = workspaceStore<{ readonly connected?: ConnectedFolder | undefined }>({
  connected: undefined,
})
