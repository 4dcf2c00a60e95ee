import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import { type Baseline, readBaseline } from '../workspace/baseline.ts'
import type { KeptWorkspace, SavedCopy } from '../workspace/storage.ts'
import type { Drawer, DrawerChange, StoredWorkspace } from './drawer.ts'
import { nameOfCopy } from './name-of-copy.ts'

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

/** What a tab remembers over a reload: which workspace it shows. */
export interface TabMemory {
  get(): string | undefined
  set(id: string): void
}

export interface Shelf {
  load(): Promise<KeptWorkspace | undefined>
  save(kept: KeptWorkspace): Promise<SavedCopy | undefined>
  clear(): Promise<void>
  recent(): Promise<RecentWorkspace[]>
  loadRecent(id: string): Promise<KeptWorkspace | undefined>
  startNew(): void
  remove(id: string): Promise<void>
  /** Saves what a page could not save before it went away, beside what was saved since then. */
  restore(copy: ShelfPosition & { readonly content: KeptWorkspace }): Promise<SavedCopy | undefined>
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
  let shown: Position = nowhere(tab.get())
  let queue: Promise<unknown> = Promise.resolve()

  return {
    load: () =>
      inTurn(async () => {
        const wanted = shown.id
        // What cannot be read is not what this tab goes on with.
        shown = nowhere()
        const stored = (wanted && (await drawer.get(wanted))) || (await drawer.list())[0]
        return stored && (await show(stored))
      }),
    save(kept) {
      const at = shown
      return inTurn(() => write(at, kept))
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
        return stored && (await show(stored))
      }),
    startNew,
    remove: gone => inTurn(() => drawer.remove(gone)),
    restore: ({ id, version, content }) => inTurn(() => write({ ...nowhere(id), version }, content)),
    goOnFrom({ id, version }) {
      shown = { ...nowhere(id), version }
      tab.set(id)
    },
    position: () => ({ id: named(shown), version: shown.version }),
  }

  function startNew(): void {
    shown = nowhere(newId())
    tab.set(shown.id ?? '')
  }

  async function show({ id, version, content }: StoredWorkspace): Promise<KeptWorkspace> {
    const beside = await drawer.beside(id, ['baseline'])
    const baseline = readBaseline(beside.find(it => it.part === 'baseline')?.value)
    shown = { id, version, written: { baseline } }
    tab.set(id)
    return { ...content, ...(baseline && { baseline }) }
  }

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task)
    queue = result.catch(() => undefined)
    return result
  }

  async function write(at: Position, kept: KeptWorkspace): Promise<SavedCopy | undefined> {
    const { content, beside, written } = changeOf(kept, at.written)
    const id = named(at)
    let version = at.version + 1
    let other: StoredWorkspace | undefined
    let isWritten = false
    await drawer.change(id, there => {
      if (!there || there.version === at.version) {
        isWritten = true
        return { work: { id, version, savedAt: now(), content }, ...beside }
      }
      if (sameContent(there.content, content)) version = there.version
      else other = there
      return undefined
    })
    if (other) return await writeCopy(at, kept, other)
    at.version = version
    if (isWritten) at.written = written
    if (at === shown) tab.set(id)
    if (version === 1) await sweep()
    return undefined
  }

  async function writeCopy(
    at: Position,
    kept: KeptWorkspace,
    { id: otherId, content: { name: otherName } }: StoredWorkspace,
  ): Promise<SavedCopy> {
    const taken = (await drawer.list()).map(it => it.content.name)
    const name = nameOfCopy(kept.name, taken)
    const id = newId()
    const { content, beside, written } = changeOf({ ...kept, name }, nothing)
    await drawer.change(id, () => ({ work: { id, version: 1, savedAt: now(), content }, ...beside }))
    at.id = id
    at.version = 1
    at.written = written
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
  /** What lies beside the work, as far as this tab has read or written it. */
  written: Written
}

interface Written {
  readonly baseline: Baseline | undefined
}

const nothing: Written = { baseline: undefined }

function nowhere(id?: string): Position {
  return { id, version: 0, written: nothing }
}

/** The content apart from what lies beside it, of which only what is not written yet is to be. */
function changeOf(
  { baseline = undefined, ...content }: KeptWorkspace,
  written: Written,
): { readonly content: WorkspaceContent; readonly beside: DrawerChange; readonly written: Written } {
  if (!baseline || baseline === written.baseline) return { content, beside: {}, written }
  return { content, beside: { put: [{ part: 'baseline', key: 0, value: baseline }] }, written: { baseline } }
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
