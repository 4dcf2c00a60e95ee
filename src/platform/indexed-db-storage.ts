import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import type { Storage } from '../workspace/workspace.ts'
import { createShelf, type Drawer, type RecentWorkspace, type StoredWorkspace } from './shelf.ts'
import { clearUnsaved, takeUnsaved, writeUnsaved } from './unsaved-copy.ts'

export type { RecentWorkspace } from './shelf.ts'

/** Keeps workspaces in the browser. How tabs and versions get along stands at `createShelf`. */
export interface BrowserStorage extends Storage {
  /** The workspaces kept, the latest first; empty when the browser keeps nothing. */
  recent(): Promise<RecentWorkspace[]>
  /** Opens one of them; further saves go to it. */
  loadRecent(id: string): Promise<WorkspaceContent | undefined>
  /** To be called before other content is shown (a link, an example, an empty start): saves go to a new workspace. */
  startNew(): void
  remove(id: string): Promise<void>
  /** Why nothing can be kept, in words for the user; undefined while all is well. */
  problem(): string | undefined
}

interface Schema extends DBSchema {
  workspaces: { key: string; value: StoredWorkspace; indexes: { savedAt: number } }
}

const schemaVersion = 1

/**
 * Keeps workspaces in IndexedDB. Reading never fails: a browser that keeps nothing (private windows, blocked storage)
 * has nothing to load, and `problem` says so. `save` rejects with the reason in words.
 */
export function createIndexedDbStorage(): BrowserStorage {
  let problem: string | undefined
  const shelf = createShelf(indexedDbDrawer(), tabMemory(), { now: () => Date.now(), newId })
  let pending: WorkspaceContent | undefined

  // A transaction begun while the page goes away may not be finished; local storage is written at once.
  const guard = () => {
    if (pending) writeUnsaved({ ...shelf.position(), content: pending, savedAt: Date.now() })
  }
  addEventListener('pagehide', guard)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') guard()
  })

  async function reading<T>(task: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await task()
    } catch (error) {
      problem = describeFailure(error)
      return otherwise
    }
  }

  return {
    load: () =>
      reading(async () => {
        for (const copy of takeUnsaved()) await shelf.restore(copy)
        return await shelf.load()
      }, undefined),
    async save(content) {
      pending = content
      if (document.visibilityState === 'hidden') guard()
      try {
        await shelf.save(content)
        problem = undefined
      } catch (error) {
        problem = describeFailure(error)
        throw new Error(problem)
      }
      if (pending !== content) return
      pending = undefined
      clearUnsaved(shelf.position().id)
    },
    async clear() {
      pending = undefined
      clearUnsaved(shelf.position().id)
      await reading(() => shelf.clear(), undefined)
    },
    recent: () => reading(() => shelf.recent(), []),
    loadRecent: id => reading(() => shelf.loadRecent(id), undefined),
    startNew: () => shelf.startNew(),
    remove: id => reading(() => shelf.remove(id), undefined),
    problem: () => problem,
  }
}

function indexedDbDrawer(): Drawer {
  let opened: Promise<IDBPDatabase<Schema>> | undefined

  function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>('drawbridge', schemaVersion, {
      upgrade(db, oldVersion) {
        if (oldVersion < 1)
          db.createObjectStore('workspaces', { keyPath: 'id' }).createIndex('savedAt', 'savedAt')
      },
      // A newer version of the app in another tab waits for this one to let go.
      blocking(_current, _blocked, event) {
        opened = undefined
        const { target } = event
        if (target instanceof IDBDatabase) target.close()
      },
      terminated() {
        opened = undefined
      },
    })
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }

  return {
    get: async id => (await database()).get('workspaces', id),
    list: async () => (await (await database()).getAllFromIndex('workspaces', 'savedAt')).reverse(),
    async change(id, change) {
      const transaction = (await database()).transaction('workspaces', 'readwrite')
      const next = change(await transaction.store.get(id))
      if (next) await transaction.store.put(next)
      await transaction.done
    },
    remove: async id => (await database()).delete('workspaces', id),
  }
}

const tabKey = 'drawbridge.workspace'

function tabMemory() {
  return {
    get: () => quietly(() => sessionStorage.getItem(tabKey) ?? undefined),
    set: (id: string) => {
      quietly(() => sessionStorage.setItem(tabKey, id))
    },
  }
}

function quietly<T>(task: () => T): T | undefined {
  try {
    return task()
  } catch {
    return undefined
  }
}

// Not randomUUID, which browsers offer on secure origins only.
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), it => it.toString(16).padStart(2, '0')).join(
    '',
  )
}

function describeFailure(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return 'The browser has no room left to keep this workspace.'
  if (name === 'VersionError')
    return 'A newer version of this page keeps the workspaces; reload the page to use it.'
  return 'The browser does not let this page keep workspaces (a private window, or storage is blocked).'
}
