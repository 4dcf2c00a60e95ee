import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import type { SavedCopy } from '../workspace/storage.ts'
import { nameOfCopy } from './name-of-copy.ts'

/** A workspace as it is kept. `version` grows with every save, so that a tab notices that another one has saved. */
export interface StoredWorkspace {
  readonly id: string
  readonly version: number
  /** Milliseconds since 1970. */
  readonly savedAt: number
  readonly content: WorkspaceContent
}

export interface RecentWorkspace {
  readonly id: string
  readonly name: string
  readonly savedAt: number
  readonly files: number
  /** UTF-16 units of all files together. */
  readonly size: number
  /** The one this tab saves to. */
  readonly current: boolean
}

/** Where workspaces lie. Every method is one transaction. */
export interface Drawer {
  get(id: string): Promise<StoredWorkspace | undefined>
  /** All, the latest first. */
  list(): Promise<readonly StoredWorkspace[]>
  /** Replaces what is there by what `change` makes of it; undefined leaves it. */
  change(
    id: string,
    change: (there: StoredWorkspace | undefined) => StoredWorkspace | undefined,
  ): Promise<void>
  remove(id: string): Promise<void>
}

/** What a tab remembers over a reload: which workspace it shows. */
export interface TabMemory {
  get(): string | undefined
  set(id: string): void
}

export interface Shelf {
  load(): Promise<WorkspaceContent | undefined>
  save(content: WorkspaceContent): Promise<SavedCopy | undefined>
  clear(): Promise<void>
  recent(): Promise<RecentWorkspace[]>
  loadRecent(id: string): Promise<WorkspaceContent | undefined>
  startNew(): void
  remove(id: string): Promise<void>
  /** Saves what a page could not save before it went away, beside what was saved since then. */
  restore(copy: Pick<StoredWorkspace, 'id' | 'version' | 'content'>): Promise<SavedCopy | undefined>
  /** Goes on from there: for content that could not be restored and is shown all the same. */
  goOnFrom(position: ShelfPosition): void
  /** Which workspace this tab saves to, and the version it saw last. */
  position(): ShelfPosition
}

export interface ShelfPosition {
  readonly id: string
  readonly version: number
}

/**
 * The rules by which workspaces are kept, whatever they are kept in:
 * - a tab saves to one workspace: the one it showed before a reload, else the latest of all;
 * - what another tab has saved meanwhile is never overwritten: this tab goes on in a copy of its own, and the user is told;
 * - `startNew` before other content is loaded leaves the present workspace among the recent ones;
 * - nothing with a text in it is deleted but by `remove` and `clear`. Where there is no room, saving fails.
 */
export function createShelf(
  drawer: Drawer,
  tab: TabMemory,
  { now, newId }: { now: () => number; newId: () => string },
): Shelf {
  // What is saved belongs to the workspace that was shown when it was handed over, not to the one shown by now.
  let shown: Position = { id: tab.get(), version: 0 }
  let queue: Promise<unknown> = Promise.resolve()

  return {
    load: () =>
      inTurn(async () => {
        const wanted = shown.id
        // What cannot be read is not what this tab goes on with.
        shown = { id: undefined, version: 0 }
        const stored = (wanted && (await drawer.get(wanted))) || (await drawer.list())[0]
        return stored && show(stored)
      }),
    save(content) {
      const at = shown
      return inTurn(() => write(at, content))
    },
    clear() {
      const { id } = shown
      startNew()
      return inTurn(async () => {
        if (id) await drawer.remove(id)
      })
    },
    recent: () => inTurn(async () => (await drawer.list()).map(it => summaryOf(it, it.id === shown.id))),
    loadRecent: wanted =>
      inTurn(async () => {
        const stored = await drawer.get(wanted)
        return stored && show(stored)
      }),
    startNew,
    remove: gone => inTurn(() => drawer.remove(gone)),
    restore: ({ id, version, content }) => inTurn(() => write({ id, version }, content)),
    goOnFrom({ id, version }) {
      shown = { id, version }
      tab.set(id)
    },
    position: () => ({ id: named(shown), version: shown.version }),
  }

  function startNew(): void {
    shown = { id: newId(), version: 0 }
    tab.set(shown.id ?? '')
  }

  function show({ id, version, content }: StoredWorkspace): WorkspaceContent {
    shown = { id, version }
    tab.set(id)
    return content
  }

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task)
    queue = result.catch(() => undefined)
    return result
  }

  async function write(at: Position, content: WorkspaceContent): Promise<SavedCopy | undefined> {
    const id = named(at)
    let version = at.version + 1
    let other: StoredWorkspace | undefined
    await drawer.change(id, there => {
      const isOurs = !there || there.version === at.version
      if (isOurs) return { id, version, savedAt: now(), content }
      if (sameContent(there.content, content)) version = there.version
      else other = there
      return undefined
    })
    if (other) return await writeCopy(at, content, other)
    at.version = version
    if (at === shown) tab.set(id)
    if (version === 1) await sweep()
    return undefined
  }

  async function writeCopy(
    at: Position,
    content: WorkspaceContent,
    { id: otherId, content: { name: otherName } }: StoredWorkspace,
  ): Promise<SavedCopy> {
    const taken = (await drawer.list()).map(it => it.content.name)
    const name = nameOfCopy(content.name, taken)
    const id = newId()
    await drawer.change(id, () => ({ id, version: 1, savedAt: now(), content: { ...content, name } }))
    at.id = id
    at.version = 1
    if (at === shown) tab.set(id)
    return { name, other: { id: otherId, name: otherName } }
  }

  function named(position: Position): string {
    position.id ??= newId()
    return position.id
  }

  /** Lets go of the workspaces that hold nothing at all: starting empty leaves many. */
  async function sweep(): Promise<void> {
    const empty = (await drawer.list()).filter(it => it.id !== shown.id && isEmpty(it.content))
    for (const it of empty) await drawer.remove(it.id)
  }
}

interface Position {
  id: string | undefined
  version: number
}

function summaryOf({ id, savedAt, content }: StoredWorkspace, current: boolean): RecentWorkspace {
  const { name, files } = content
  const size = files.reduce((sum, it) => sum + it.text.length, 0)
  return { id, name, savedAt, files: files.length, size, current }
}

function sameContent(a: WorkspaceContent, b: WorkspaceContent): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function isEmpty({ files, requests }: WorkspaceContent): boolean {
  return !requests?.length && files.every(it => it.text.trim() === '')
}
