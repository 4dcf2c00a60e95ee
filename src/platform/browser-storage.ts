import {
  type KeptWorkspace,
  type LoadedWorkspace,
  SaveError,
  type SaveFault,
  type Storage,
} from '../workspace/storage.ts'
import type { Drawer } from './drawer.ts'
import { createShelf, type RecentWorkspace, type TabMemory } from './shelf.ts'
import { storageFault } from './storage-fault.ts'
import type { LeftCopy, UnsavedCopies } from './unsaved-copies.ts'

/** Keeps workspaces in the browser. `createShelf` says how tabs and versions get along. */
export interface BrowserStorage extends Storage {
  /** The workspaces kept, the latest first; empty when the browser keeps nothing. */
  recent(): Promise<RecentWorkspace[]>
  /** The id of the one that this tab saves to. */
  current(): string
  /** Opens one of them; further saves go to it. */
  loadRecent(id: string): Promise<KeptWorkspace | undefined>
  /** To be called before other content is shown (a link, an example, an empty start): saves go to a new workspace. */
  startNew(): void
  remove(id: string): Promise<void>
  rename(id: string, name: string): Promise<void>
  /** Rejects with a `SaveError` where there is no room for it. */
  duplicate(id: string): Promise<void>
  /**
   * Writes down at once what was handed to `save` and is not safe yet, for a page about to go: the next page takes it
   * up. False when it would be lost.
   */
  writeLastWords(): boolean
  /** Another tab has saved this workspace until now, and this one shows the same: the next save goes on from there. */
  takeOver(): void
}

export interface BrowserStorageParts {
  readonly drawer: Drawer
  readonly tab: TabMemory
  readonly copies: UnsavedCopies
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
}

/** Reading never fails: a browser that keeps nothing has nothing to load, and says why. `save` rejects with a `SaveError`. */
export function createBrowserStorage({
  drawer,
  tab,
  copies,
  now,
  newId,
}: BrowserStorageParts): BrowserStorage {
  const shelf = createShelf(drawer, tab, { now, newId })
  let pending: KeptWorkspace | undefined
  /** Last words that are shown and lie where another page left them. */
  let taken: LeftCopy | undefined

  async function load(): Promise<LoadedWorkspace> {
    const recovered: string[] = []
    const stranded: { left: LeftCopy; fault: SaveFault }[] = []
    for (const left of copies.left()) {
      try {
        const copy = await shelf.restore(left.copy)
        if (copy) recovered.push(copy.name)
        left.remove()
      } catch (error) {
        // They stay where they are, and are taken up by a later page, or by this one's next save.
        stranded.push({ left, fault: storageFault(error) })
      }
    }
    const wanted = tab.get()
    const read = await reading<LoadedWorkspace>(
      async () => ({ content: await shelf.load() }),
      fault => ({ fault }),
    )
    const last = stranded.findLast(
      ({ left: { copy } }) => !read.content || copy.id === wanted || copy.id === shelf.position().id,
    )
    if (!last) return { ...read, recovered }
    takeUp(last.left)
    return { content: last.left.copy.content, fault: last.fault, recovered }
  }

  /** Goes on with last words that could not be saved. */
  function takeUp(left: LeftCopy): void {
    shelf.goOnFrom(left.copy)
    pending = left.copy.content
    if (copies.write(left.copy)) left.remove()
    else taken = left
  }

  function writeLastWords(): boolean {
    return !pending || copies.write({ ...shelf.position(), content: pending, savedAt: now() })
  }

  return {
    load,
    async save(content) {
      pending = content
      try {
        const saved = await shelf.save(content)
        if (pending === content) {
          pending = undefined
          copies.clear()
          taken?.remove()
          taken = undefined
        }
        return saved
      } catch (error) {
        throw new SaveError(storageFault(error))
      }
    },
    async clear() {
      pending = undefined
      copies.clear()
      await reading(() => shelf.clear(), ignored)
    },
    recent: () => reading(() => shelf.recent(), nothing),
    current: () => shelf.position().id,
    loadRecent: id => reading(() => shelf.loadRecent(id), ignored),
    startNew: () => shelf.startNew(),
    remove: id => reading(() => shelf.remove(id), ignored),
    rename: (id, name) => reading(() => shelf.rename(id, name), ignored),
    duplicate: id =>
      shelf.duplicate(id).catch(error => {
        throw new SaveError(storageFault(error))
      }),
    writeLastWords,
    takeOver: () => shelf.takeOver(),
  }
}

/** A second attempt tells a browser that keeps nothing from a database that failed to open once. */
async function reading<T>(task: () => Promise<T>, otherwise: (fault: SaveFault) => T): Promise<T> {
  try {
    return await task().catch(task)
  } catch (error) {
    return otherwise(storageFault(error))
  }
}

function nothing(): RecentWorkspace[] {
  return []
}

function ignored(): undefined {
  return undefined
}
