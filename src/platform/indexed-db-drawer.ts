import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Drawer, StoredWorkspace } from './shelf.ts'

interface Schema extends DBSchema {
  workspaces: { key: string; value: StoredWorkspace; indexes: { savedAt: number } }
}

const schemaVersion = 1

/** Workspaces in IndexedDB. A database that could not be opened, or was closed, is opened again with the next call. */
export function createIndexedDbDrawer(): Drawer {
  let opened: Promise<IDBPDatabase<Schema>> | undefined

  function forget(): void {
    opened = undefined
  }

  function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>('drawbridge', schemaVersion, {
      upgrade(db, oldVersion) {
        if (oldVersion < 1)
          db.createObjectStore('workspaces', { keyPath: 'id' }).createIndex('savedAt', 'savedAt')
      },
      // A newer version of the app in another tab waits for this one to let go.
      blocking(_current, _blocked, event) {
        forget()
        const { target } = event
        if (target instanceof IDBDatabase) target.close()
      },
      terminated: forget,
    })
    opened.catch(forget)
    return opened
  }

  return {
    get: async id => (await database()).get('workspaces', id),
    list: async () => (await (await database()).getAllFromIndex('workspaces', 'savedAt')).reverse(),
    async change(id, change) {
      const transaction = (await database()).transaction('workspaces', 'readwrite')
      const next = change(await transaction.store.get(id))
      await Promise.all([next && transaction.store.put(next), transaction.done])
    },
    remove: async id => (await database()).delete('workspaces', id),
  }
}
