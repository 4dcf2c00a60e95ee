import { type DBSchema, openDB } from 'idb'
import type { Files } from '../core/text/file-change.ts'
import { isFiles } from '../workspace/baseline.ts'
import type { Folder, FolderShelf } from '../workspace/folder/folder.ts'
import { diskFolder, handleOf } from './disk-folder.ts'
import type { LoopbackFolder } from './loopback/loopback-folder.ts'
import { withDatabase } from './with-database.ts'

interface Schema extends DBSchema {
  folders: { key: string; value: KeptFolder }
}

type KeptFolder =
  | { readonly handle: FileSystemDirectoryHandle; readonly files: Files }
  /** A folder of `drawbridge open`, by where it lies. */
  | { readonly place: string; readonly files: Files }

export interface BrowserFolderShelf extends FolderShelf {
  /** The workspace that was connected with the folder of `drawbridge open`. */
  workspaceOf(folder: LoopbackFolder): Promise<string | undefined>
}

/**
 * Remembers in IndexedDB which folder a workspace is connected with, in a database of its own, which older versions of the page
 * need not understand. Where the browser keeps nothing, a reload forgets the folder. `shared` is the one that a command shares
 * with this page.
 */
export function createFolderShelf(shared?: LoopbackFolder): BrowserFolderShelf {
  const inDatabase = withDatabase(open)

  return {
    load: workspace =>
      inDatabase(async db => {
        const kept = await db.get('folders', workspace)
        const folder = kept && folderOf(kept, shared)
        return folder && isFiles(kept.files) ? { folder, files: kept.files } : undefined
      }),
    workspaceOf: ({ place }) =>
      inDatabase(async db => {
        const [ids, all] = await Promise.all([db.getAllKeys('folders'), db.getAll('folders')])
        const at = all.findLastIndex(it => 'place' in it && it.place === place && isFiles(it.files))
        return ids[at]
      }),
    forget: async workspace => void (await inDatabase(db => db.delete('folders', workspace))),
    async keep(workspace, folder, files) {
      const handle = handleOf(folder)
      const kept = handle ? { handle, files } : folder === shared ? { place: shared.place, files } : undefined
      if (kept) await inDatabase(db => db.put('folders', kept, workspace))
    },
  }
}

function open() {
  return openDB<Schema>('drawbridge-folders', 1, { upgrade: db => void db.createObjectStore('folders') })
}

function folderOf(kept: KeptFolder, shared: LoopbackFolder | undefined): Folder | undefined {
  if ('place' in kept) return kept.place === shared?.place ? shared : undefined
  return kept.handle && diskFolder(kept.handle)
}
