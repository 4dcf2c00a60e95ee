import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import type { Files } from '../core/text/file-change.ts'
import type { Baseline } from './baseline.ts'
import type { KeptHistory } from './kept-history.ts'
import type { Snapshot } from './snapshots.ts'

/** A workspace with what is kept beside its content: it is in no link and no export. */
export interface KeptWorkspace extends WorkspaceContent {
  /** Absent where it was kept before there were baselines. */
  readonly baseline?: Baseline
  /** Absent where there is nothing to undo or redo. */
  readonly history?: KeptHistory
  readonly snapshots?: readonly Snapshot[]
  /** The files as they came with a link: what is sent back is merged from there. Absent where none was opened. */
  readonly origin?: { readonly files: Files }
}

/** A port: keeps workspaces between visits. */
export interface Storage {
  load(): Promise<LoadedWorkspace>
  /**
   * Resolves when the content is safe from a crash of the page; rejects with a `SaveError`. Of two calls the later one
   * wins, even when the earlier is still running.
   */
  save(kept: KeptWorkspace): Promise<Saved>
  clear(): Promise<void>
}

export interface LoadedWorkspace {
  /** Absent on a first visit. */
  readonly content?: KeptWorkspace | undefined
  /** With content: why that content is not kept yet. Without: why what is kept could not be read. */
  readonly fault?: SaveFault | undefined
  /** Names of workspaces that were made of what closed pages could not save. */
  readonly recovered?: readonly string[]
}

/** What there is to tell of a save that succeeded. */
export interface Saved {
  readonly copy?: SavedCopy | undefined
  /** There was no room for the history, which is let go of so that the work is kept. */
  readonly isHistoryDropped?: boolean
}

/** Another tab had changed the workspace: what was saved is a copy beside it. */
export interface SavedCopy {
  /** The copy's name. */
  readonly name: string
  /** What the other tab saved. */
  readonly other: { readonly id: string; readonly name: string }
}

/** Why the latest work is not kept. */
export interface SaveFault {
  readonly reason: 'no-room' | 'blocked' | 'other'
  /** A sentence for the user. */
  readonly message: string
}

export class SaveError extends Error {
  readonly fault: SaveFault
  constructor(fault: SaveFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** Anything a storage may throw, as a fault. */
export function faultOf(error: unknown): SaveFault {
  if (error instanceof SaveError) return error.fault
  const detail = error instanceof Error && error.message ? `: ${error.message}` : '.'
  return { reason: 'other', message: `The browser could not save the workspace${detail}` }
}
