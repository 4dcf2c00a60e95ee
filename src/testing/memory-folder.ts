import type { Files } from '../core/text/file-change.ts'
import { decodeUtf8, encodeUtf8 } from '../core/text/utf8.ts'
import {
  type Folder,
  type FolderAccess,
  FolderError,
  type FolderFault,
  type FolderShelf,
} from '../workspace/folder/folder.ts'

export interface MemoryFolder extends Folder {
  /** What lies in it, by path. */
  texts(): Record<string, string>
  /** What another program does; undefined deletes. */
  put(path: string, text: string | undefined): void
  allowed: FolderAccess
  /** Thrown by everything that is done to the folder, or to these paths. */
  fault: FolderFault | undefined
  readonly faults: Map<string, FolderFault>
  /** Called once when the folder was listed: another program writes at that very moment. */
  afterList: (() => void) | undefined
  /** Every path that was written or deleted, in order. */
  readonly log: string[]
}

/** A folder in memory, in which other programs write too. */
export function memoryFolder(name: string, texts: Record<string, string>): MemoryFolder {
  const files = new Map(
    Object.entries(texts).map(([path, text]) => [path, { bytes: encodeUtf8(text), stamp: 0 }]),
  )
  let writes = 0

  function check(path?: string): void {
    const fault = folder.fault ?? (path === undefined ? undefined : folder.faults.get(path))
    if (fault) throw new FolderError(fault)
  }

  const folder: MemoryFolder = {
    name,
    allowed: 'granted',
    fault: undefined,
    faults: new Map(),
    afterList: undefined,
    log: [],
    texts: () => Object.fromEntries([...files].map(([path, it]) => [path, decodeUtf8(it.bytes).text])),
    put(path, text) {
      if (text === undefined) files.delete(path)
      else files.set(path, { bytes: encodeUtf8(text), stamp: ++writes })
    },
    access: async () => folder.allowed,
    async requestAccess() {
      if (folder.allowed === 'ask') folder.allowed = 'granted'
      return folder.allowed
    },
    async list() {
      check()
      const listing = [...files].map(([path, it]) => ({ path, stamp: String(it.stamp) }))
      const { afterList } = folder
      folder.afterList = undefined
      afterList?.()
      return { files: listing, refused: [] }
    },
    async read(path) {
      check(path)
      return files.get(path)?.bytes
    },
    async write(path, bytes) {
      check(path)
      files.set(path, { bytes, stamp: ++writes })
      folder.log.push(`write ${path}`)
    },
    async remove(path) {
      check(path)
      files.delete(path)
      folder.log.push(`remove ${path}`)
    },
  }
  return folder
}

/** Remembers folders for as long as the test runs. */
export function memoryFolderShelf(): FolderShelf {
  const kept = new Map<string, { folder: Folder; files: Files }>()
  return {
    load: async id => kept.get(id),
    async forget(id) {
      kept.delete(id)
    },
    async keep(id, folder, files) {
      kept.set(id, { folder, files })
    },
  }
}
