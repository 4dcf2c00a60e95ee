import type { Files } from '../../core/text/file-change.ts'

/** A port: a folder on the user's disk. Paths are relative to it, with `/` between folders. Every method rejects with a `FolderError`. */
export interface Folder {
  readonly name: string
  /** What may be done without asking; `ask` needs a click of the user first. */
  access(): Promise<FolderAccess>
  /** Asks the user, which browsers allow only within a click or a key. */
  requestAccess(): Promise<FolderAccess>
  /** The configuration files in it, without their content. */
  list(): Promise<FolderListing>
  /** Undefined where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>
  /** Writes all of a file or leaves it as it was; makes the folders above it. */
  write(path: string, bytes: Uint8Array): Promise<void>
  /** Nothing where there is no such file. */
  remove(path: string): Promise<void>
}

export type FolderAccess = 'granted' | 'ask' | 'denied'

export interface FolderListing {
  readonly files: readonly FolderEntry[]
  /** Files that are not read, with the reason in words for the user: `is 25 MB; the limit is 20 MB`. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
}

export interface FolderEntry {
  readonly path: string
  /** Another one whenever the file was written; equal ones mean the same bytes. */
  readonly stamp: string
}

export interface FolderFault {
  /** `access`: the browser may not read or write it any more. `gone`: it was moved or deleted. `file`: one file alone is concerned. */
  readonly reason: 'access' | 'gone' | 'full' | 'file' | 'other'
  /** A sentence for the user. */
  readonly message: string
}

export class FolderError extends Error {
  readonly fault: FolderFault
  constructor(fault: FolderFault) {
    super(fault.message)
    this.fault = fault
  }
}

/** A port: remembers which folder a workspace is connected with, and its texts as they were seen last. Never rejects. */
export interface FolderShelf {
  load(workspace: string): Promise<{ readonly folder: Folder; readonly files: Files } | undefined>
  keep(workspace: string, folder: Folder, files: Files): Promise<void>
  /** The workspace is deleted. */
  forget(workspace: string): Promise<void>
}

/** Anything a folder may throw, as a fault. */
export function folderFaultOf(error: unknown): FolderFault {
  if (error instanceof FolderError) return error.fault
  return { reason: 'other', message: `The folder did not answer: ${String(error)}` }
}
