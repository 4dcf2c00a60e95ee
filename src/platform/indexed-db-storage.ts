import { type BrowserStorage, createBrowserStorage } from './browser-storage.ts'
import { createIndexedDbDrawer } from './indexed-db-drawer.ts'
import { newId } from './new-id.ts'
import { createUnsavedCopies } from './unsaved-copies.ts'

/** Keeps workspaces in IndexedDB, and the last words of a page in local storage. */
export function createIndexedDbStorage(): BrowserStorage {
  return createBrowserStorage({
    drawer: createIndexedDbDrawer(),
    tab: tabMemory(),
    copies: createUnsavedCopies(newId()),
    now: () => Date.now(),
    newId,
  })
}

const tabKey = 'drawbridge.workspace'

function tabMemory() {
  // Where session storage is blocked, the tab remembers for as long as the page is there.
  let remembered: string | undefined
  return {
    get() {
      try {
        return sessionStorage.getItem(tabKey) ?? remembered
      } catch {
        return remembered
      }
    },
    set(id: string) {
      remembered = id
      try {
        sessionStorage.setItem(tabKey, id)
      } catch {
        // See above.
      }
    },
  }
}
