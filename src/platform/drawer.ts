import type { WorkspaceContent } from '../core/share/workspace-content.ts'

/** A workspace as it is kept. `version` grows with every save, so that a tab notices that another one has saved. */
export interface StoredWorkspace {
  readonly id: string
  readonly version: number
  /** Milliseconds since 1970. */
  readonly savedAt: number
  readonly content: WorkspaceContent
}

/** What lies beside the work, so that a save need not write it again. */
export type Part = 'baseline' | 'history' | 'snapshots'

export interface PartRecord {
  readonly part: Part
  /** Its place among those of its part, which are read in ascending order. */
  readonly key: number
  /** Plain data. */
  readonly value: unknown
}

/** What is to be written and deleted. */
export interface DrawerChange {
  readonly work?: StoredWorkspace
  readonly put?: readonly PartRecord[]
  readonly drop?: readonly Pick<PartRecord, 'part' | 'key'>[]
}

/** Where workspaces lie. Every method is one transaction. */
export interface Drawer {
  get(id: string): Promise<StoredWorkspace | undefined>
  /** All, the latest first. */
  list(): Promise<readonly StoredWorkspace[]>
  /** What lies beside a workspace, the parts in no order. */
  beside(id: string, parts: readonly Part[]): Promise<readonly PartRecord[]>
  /** Writes what `change` makes of what is there, all of it or nothing; undefined leaves it. */
  change(id: string, change: (there: StoredWorkspace | undefined) => DrawerChange | undefined): Promise<void>
  /** Deletes a workspace with all that lies beside it. */
  remove(id: string): Promise<void>
}
