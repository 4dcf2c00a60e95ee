import type { WorkspaceContent } from '../core/share/workspace-content.ts'

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
  /** The one this tab saves to. */
  readonly current: boolean
}

/** Where workspaces lie. Every method is one transaction. */
export interface Drawer {
  get(id: string): Promise<StoredWorkspace | undefined>
  /** All, the latest first. */
  list(): Promise<readonly StoredWorkspace[]>
  /** Replaces what is there by what `change` makes of it. */
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
  save(content: WorkspaceContent): Promise<void>
  clear(): Promise<void>
  recent(): Promise<RecentWorkspace[]>
  loadRecent(id: string): Promise<WorkspaceContent | undefined>
  startNew(): void
  remove(id: string): Promise<void>
  /** Saves what a page could not save before it went away, beside what was saved since then. */
  restore(copy: Pick<StoredWorkspace, 'id' | 'version' | 'content'>): Promise<void>
  /** Which workspace this tab saves to, and the version it saw last. */
  position(): { readonly id: string; readonly version: number }
}

/**
 * The rules by which workspaces are kept, whatever they are kept in:
 * - a tab saves to one workspace: the one it showed before a reload, else the latest of all;
 * - what another tab has saved meanwhile is never overwritten: this tab goes on in a copy of its own;
 * - `startNew` before other content is loaded leaves the present workspace among the recent ones;
 * - the `keep` latest stay, the older ones go when one is saved.
 */
export function createShelf(
  drawer: Drawer,
  tab: TabMemory,
  { now, newId, keep = 20 }: { now: () => number; newId: () => string; keep?: number },
): Shelf {
  // What is saved belongs to the workspace that was shown when it was handed over, not to the one shown by now.
  let shown: Position = { id: tab.get(), version: 0 }
  let queue: Promise<unknown> = Promise.resolve()

  return {
    load: () =>
      inTurn(async () => {
        const stored = (shown.id && (await drawer.get(shown.id))) || (await drawer.list())[0]
        return stored && show(stored)
      }),
    save(content) {
      const at = shown
      return inTurn(() => writeMakingRoom(at, content))
    },
    clear() {
      const { id } = shown
      startNew()
      return inTurn(async () => {
        if (id) await drawer.remove(id)
      })
    },
    recent: () =>
      inTurn(async () =>
        (await drawer.list()).map(it => ({
          id: it.id,
          name: it.content.name,
          savedAt: it.savedAt,
          files: it.content.files.length,
          current: it.id === shown.id,
        })),
      ),
    loadRecent: wanted =>
      inTurn(async () => {
        const stored = await drawer.get(wanted)
        return stored && show(stored)
      }),
    startNew,
    remove: gone => inTurn(() => drawer.remove(gone)),
    async restore({ id, version, content }) {
      await inTurn(async () => {
        const stored = await drawer.get(id)
        if (JSON.stringify(stored?.content) !== JSON.stringify(content))
          await writeMakingRoom({ id, version }, content)
      })
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

  async function writeMakingRoom(at: Position, content: WorkspaceContent): Promise<void> {
    for (;;) {
      try {
        return await write(at, content)
      } catch (error) {
        const oldest = isQuota(error) && (await drawer.list()).findLast(it => it.id !== at.id)
        if (!oldest) throw error
        await drawer.remove(oldest.id)
      }
    }
  }

  async function write(at: Position, content: WorkspaceContent): Promise<void> {
    const id = named(at)
    let free = true
    await drawer.change(id, there => {
      free = !there || there.version === at.version
      return free ? { id, version: at.version + 1, savedAt: now(), content } : there
    })
    if (free) at.version++
    else {
      const copy = newId()
      await drawer.change(copy, () => ({ id: copy, version: 1, savedAt: now(), content }))
      at.id = copy
      at.version = 1
    }
    if (at === shown) tab.set(named(at))
    if (at.version === 1) await sweep()
  }

  function named(position: Position): string {
    position.id ??= newId()
    return position.id
  }

  async function sweep(): Promise<void> {
    const old = (await drawer.list()).slice(keep).filter(it => it.id !== shown.id)
    for (const it of old) await drawer.remove(it.id)
  }
}

interface Position {
  id: string | undefined
  version: number
}

function isQuota(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}
