import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Drawer, Part, StoredWorkspace } from './drawer.ts'

interface Schema extends DBSchema {
  workspaces: { key: string; value: StoredWorkspace; indexes: { savedAt: number } }
  beside: { key: [workspace: string, part: Part, key: number]; value: unknown }
}

const schemaVersion = 2

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
        if (oldVersion < 2) db.createObjectStore('beside')
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
    list: async () => (await (await database()).getAllFromIndex('workspaces', 'savedAt')).reverse(),
    async read(id, parts) {
      const transaction = (await database()).transaction(['workspaces', 'beside'])
      const store = transaction.objectStore('beside')
      const read = parts.map(async part => {
        const [keys, values] = await Promise.all([
          store.getAllKeys(rangeOf(id, part)),
          store.getAll(rangeOf(id, part)),
        ])
        return keys.map(([, , key], i) => ({ part, key, value: values[i] }))
      })
      const [work, ...beside] = await Promise.all([transaction.objectStore('workspaces').get(id), ...read])
      return work && { work, beside: beside.flat() }
    },
    async change(id, change) {
      const transaction = (await database()).transaction(['workspaces', 'beside'], 'readwrite')
      const workspaces = transaction.objectStore('workspaces')
      const beside = transaction.objectStore('beside')
      const { work, put = [], drop = [] } = change(await workspaces.get(id)) ?? {}
      // What fails ends the transaction, whose own error says why: that of a single request may only say that it ended.
      await Promise.allSettled([
        work && workspaces.put(work),
        ...drop.map(({ part, key }) =>
          beside.delete(key === undefined ? rangeOf(id, part) : [id, part, key]),
        ),
        ...put.map(({ part, key, value }) => beside.put(value, [id, part, key])),
      ])
      await transaction.done
    },
    async remove(id) {
      const transaction = (await database()).transaction(['workspaces', 'beside'], 'readwrite')
      await Promise.all([
        transaction.objectStore('workspaces').delete(id),
        transaction.objectStore('beside').delete(rangeOf(id)),
        transaction.done,
      ])
    },
  }
}

/** The keys of what lies beside a workspace, in one part or in all. An array sorts behind every number and text. */
function rangeOf(id: string, part?: Part): IDBKeyRange {
  return part ? IDBKeyRange.bound([id, part], [id, part, []]) : IDBKeyRange.bound([id], [id, []])
}
