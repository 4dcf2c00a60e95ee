import type { WorkspaceContent } from '../core/share/workspace-content.ts'
import { withDifference } from '../workspace/kept-history.ts'
import type { KeptWorkspace, Saved, SavedCopy } from '../workspace/storage.ts'
import type { Drawer, Part, Stored, StoredWorkspace } from './drawer.ts'
import {
  type PartsToWrite,
  partsToWrite,
  partsWithoutHistory,
  partsWithoutNewSnapshots,
  readKept,
  unknown,
  type Written,
} from './kept-parts.ts'
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
  save(kept: KeptWorkspace): Promise<Saved>
  clear(): Promise<void>
  recent(): Promise<RecentWorkspace[]>
  loadRecent(id: string): Promise<KeptWorkspace | undefined>
  startNew(): void
  remove(id: string): Promise<void>
  rename(id: string, name: string): Promise<void>
  /** Keeps it once more under another name, with its baseline, history and snapshots. */
  duplicate(id: string): Promise<void>
  /** Saves what a page could not save before it went away, beside what was saved since then. */
  restore(copy: ShelfPosition & { readonly content: KeptWorkspace }): Promise<SavedCopy | undefined>
  /** Goes on from there: for content that could not be restored and is shown all the same. */
  goOnFrom(position: ShelfPosition): void
  /** Which workspace this tab saves to, and the version it saw last. */
  position(): ShelfPosition
  /** Another tab has saved this workspace until now, and this one shows the same: the next save goes on from there. */
  takeOver(): void
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
        const stored = (wanted && (await drawer.read(wanted, parts))) || (await readLatest())
        return stored && show(stored)
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
        const stored = await drawer.read(wanted, parts)
        return stored && show(stored)
      }),
    startNew,
    remove: gone => inTurn(() => drawer.remove(gone)),
    // The version stays: a tab that shows the workspace goes on with it, and with its own name for it.
    rename: (id, name) =>
      inTurn(() =>
        drawer.change(id, there => there && { work: { ...there, content: { ...there.content, name } } }),
      ),
    duplicate: id =>
      inTurn(async () => {
        const stored = await drawer.read(id, parts)
        if (!stored) return
        const taken = (await drawer.list()).map(it => it.content.name)
        const { content } = stored.work
        const copy = { ...content, name: nameOfCopy(content.name, taken) }
        const other = newId()
        await drawer.change(other, () => ({
          work: { ...stored.work, id: other, version: 1, savedAt: now(), content: copy },
          put: stored.beside,
        }))
      }),
    restore: ({ id, version, content }) =>
      inTurn(async () => {
        const stored = await drawer.read(id, parts)
        const at = { ...nowhere(id), version }
        if (stored?.work.version !== version) return (await write(at, content)).copy
        const { kept, written } = readKept(stored)
        at.written = written
        const { history = { entries: [], position: 0, isCut: false }, files } = kept
        return (
          await write(at, { ...kept, ...content, history: withDifference(history, files, content.files) })
        ).copy
      }),
    goOnFrom({ id, version }) {
      shown = { ...nowhere(id), version }
      tab.set(id)
    },
    position: () => ({ id: named(shown), version: shown.version }),
    takeOver() {
      shown.isTakenOver = true
    },
  }

  function startNew(): void {
    shown = nowhere(newId())
    tab.set(shown.id ?? '')
  }

  async function readLatest(): Promise<Stored | undefined> {
    const latest = (await drawer.list())[0]
    return latest && (await drawer.read(latest.id, parts))
  }

  function show(stored: Stored): KeptWorkspace {
    const { id, version } = stored.work
    const { kept, written } = readKept(stored)
    shown = { id, version, written }
    tab.set(id)
    return kept
  }

  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = queue.then(task)
    queue = result.catch(() => undefined)
    return result
  }

  /** Saves the work with what lies beside it; where there is no room, new snapshots wait, and the history is let go of. */
  async function write(at: Position, kept: KeptWorkspace): Promise<Saved> {
    try {
      return await attempt(at, kept, partsToWrite)
    } catch (error) {
      if (!isFull(error) || !(kept.history?.entries.length || kept.snapshots?.length)) throw error
      if (kept.snapshots?.length) {
        const saved = await attempt(at, kept, partsWithoutNewSnapshots).catch(unlessFull)
        if (saved) return saved
      }
      return { ...(await attempt(at, kept, partsWithoutHistory)), isHistoryDropped: true }
    }
  }

  async function attempt(
    at: Position,
    kept: KeptWorkspace,
    partsOf: (kept: KeptWorkspace, written: Written) => PartsToWrite,
  ): Promise<Saved> {
    let { work, beside, written } = partsOf(kept, at.isTakenOver ? unknown : at.written)
    const id = named(at)
    let version = at.version + 1
    let other: StoredWorkspace | undefined
    let isSame = false
    await drawer.change(id, there => {
      if (at.isTakenOver && there) version = there.version + 1
      // Another tab has deleted what this one shows: it is written anew, with all that lay beside it.
      if (!there && at.version > 0) ({ work, beside, written } = partsOf(kept, unknown))
      if (!there || there.version === at.version || at.isTakenOver)
        return { work: { ...work, id, version, savedAt: now() }, ...beside }
      isSame = sameContent(there.content, work.content)
      if (isSame) version = there.version
      else other = there
      return undefined
    })
    if (other) return { copy: await writeCopy(at, kept, other, partsOf) }
    at.version = version
    at.isTakenOver = false
    // Of what another tab has written beside the same content nothing is known.
    at.written = isSame ? unknown : written
    if (at === shown) tab.set(id)
    if (version === 1) await sweep()
    return {}
  }

  async function writeCopy(
    at: Position,
    kept: KeptWorkspace,
    { id: otherId, content: { name: otherName } }: StoredWorkspace,
    partsOf: (kept: KeptWorkspace, written: Written) => PartsToWrite,
  ): Promise<SavedCopy> {
    const taken = (await drawer.list()).map(it => it.content.name)
    const name = nameOfCopy(kept.name, taken)
    const id = newId()
    const { work, beside, written } = partsOf({ ...kept, name }, unknown)
    await drawer.change(id, () => ({ work: { ...work, id, version: 1, savedAt: now() }, ...beside }))
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

const parts: readonly Part[] = ['baseline', 'history', 'snapshots', 'origin']

interface Position {
  id: string | undefined
  version: number
  /** What lies beside the work, as far as this tab has read or written it. */
  written: Written
  /** Whatever was saved meanwhile is part of what this tab shows. */
  isTakenOver?: boolean
}

function nowhere(id?: string): Position {
  return { id, version: 0, written: unknown }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.name === 'QuotaExceededError'
}

function unlessFull(error: unknown): undefined {
  if (!isFull(error)) throw error
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
