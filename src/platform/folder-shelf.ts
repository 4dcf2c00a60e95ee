import { type DBSchema, openDB } from 'idb'
import type { Files } from '../core/text/file-change.ts'
import { isFiles } from '../workspace/baseline.ts'
import type { FolderShelf } from '../workspace/folder/folder.ts'
import { diskFolder, handleOf } from './disk-folder.ts'

interface Schema extends DBSchema {
  folders: { key: string; value: { readonly handle: FileSystemDirectoryHandle; readonly files: Files } }
}

/**
 * Remembers in IndexedDB which folder a workspace is connected with, in a database of its own, which older versions of the page
 * need not understand. Where the browser keeps nothing, a reload forgets the folder.
 */
export function createFolderShelf(): FolderShelf {
  const open = () =>
    openDB<Schema>('drawbridge-folders', 1, { upgrade: db => void db.createObjectStore('folders') })
  return {
    async load(workspace) {
      try {
        const db = await open()
        const kept = await db.get('folders', workspace).finally(() => db.close())
        if (!kept?.handle || !isFiles(kept.files)) return undefined
        return { folder: diskFolder(kept.handle), files: kept.files }
      } catch {
        return undefined
      }
    },
    async forget(workspace) {
      try {
        const db = await open()
        await db.delete('folders', workspace).finally(() => db.close())
      } catch {
        // See above.
      }
    },
    async keep(workspace, folder, files) {
      const handle = handleOf(folder)
      if (!handle) return
      try {
        const db = await open()
        await db.put('folders', { handle, files }, workspace).finally(() => db.close())
      } catch {
        // See above.
      }
    },
  }
}
