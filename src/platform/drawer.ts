import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import type { KeptHistory } from '../workspace/kept-history.ts'

/** A workspace as it is kept. `version` grows with every save, so that a tab notices that another one has saved. */
export interface StoredWorkspace {
  readonly id: string
  readonly version: number
  /** Milliseconds since 1970. */
  readonly savedAt: number
  readonly content: WorkspaceContent
  /** Of the history, whose entries lie beside it. */
  readonly history?: Pick<KeptHistory, 'position' | 'isCut'>
}

/** What lies beside the work, so that a save need not write it again. */
export type Part = 'baseline' | 'history' | 'snapshots' | 'origin'

export interface PartRecord {
  readonly part: Part
  /** Its place among those of its part, which are read in ascending order. */
  readonly key: number
  /** Plain data. */
  readonly value: unknown
}

export interface Stored {
  readonly work: StoredWorkspace
  readonly beside: readonly PartRecord[]
}

/** What is to be written and deleted. */
export interface DrawerChange {
  readonly work?: StoredWorkspace
  readonly put?: readonly PartRecord[]
  /** One record of a part; all of it where no key is given. Dropped before anything is put. */
  readonly drop?: readonly { readonly part: Part; readonly key?: number }[]
}

/** Where workspaces lie. Every method is one transaction. */
export interface Drawer {
  /** A workspace with what lies beside it, each part in the order of its keys. */
  read(id: string, parts: readonly Part[]): Promise<Stored | undefined>
  /** All, the latest first. */
  list(): Promise<readonly StoredWorkspace[]>
  /** Writes what `change` makes of what is there, all of it or nothing; undefined leaves it. */
  change(id: string, change: (there: StoredWorkspace | undefined) => DrawerChange | undefined): Promise<void>
  /** Deletes a workspace with all that lies beside it. */
  remove(id: string): Promise<void>
}
