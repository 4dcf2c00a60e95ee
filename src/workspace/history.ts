import type { FileChange } from '../core/text/file-change.ts'
import type { KeptHistory } from './kept-history.ts'
import type { HistoryEntry, HistoryState, Selection } from './workspace.ts'

/** What the user looked at before or after an entry. */
export interface Moment {
  readonly selection: Selection | undefined
  readonly activeFile: string | undefined
  /** The cursor in the active file, where the entry was typed. */
  readonly cursor?: number | undefined
}

export interface Entry {
  readonly id: number
  readonly title: string
  readonly changes: readonly FileChange[]
  readonly inverse: readonly FileChange[]
  readonly before: Moment
  readonly after: Moment
}

export interface History {
  readonly state: HistoryState
  /** The entry that `undo` would take back. */
  last(): Entry | undefined
  record(entry: Omit<Entry, 'id'>): void
  /** Makes a further change part of the last entry. */
  extend(changes: readonly FileChange[], inverse: readonly FileChange[], after: Moment): void
  /** The entries to take back or make again to get to a position, in that order; the history is at that position afterwards. */
  moveTo(position: number): { readonly undone: readonly Entry[]; readonly redone: readonly Entry[] }
  /** As it is to be kept. */
  kept(): KeptHistory
}

export interface HistoryLimits {
  readonly entries: number
  /** UTF-16 units of text held by all entries together. */
  readonly size: number
}

/** One list of reversible changes. Oldest entries go when it grows over its limits; the newest always stays. */
export function createHistory(
  { entries: maxEntries, size: maxSize }: HistoryLimits,
  kept: KeptHistory = { entries: [], position: 0, isCut: false },
): History {
  let entries = [...kept.entries]
  let { position, isCut } = kept
  let size = entries.reduce((sum, it) => sum + entrySize(it), 0)
  let nextId = (entries.at(-1)?.id ?? 0) + 1
  let state: HistoryState = { entries: entries.map(({ id, title }) => ({ id, title })), position, isCut }

  function publish(shown: readonly HistoryEntry[]): void {
    state = { entries: shown, position, isCut }
  }

  /** How many of the oldest entries had to go. */
  function trim(): number {
    let gone = 0
    while (entries.length - gone > 1 && (entries.length - gone > maxEntries || size > maxSize)) {
      size -= entrySize(entries[gone]!)
      gone++
    }
    if (gone === 0) return 0
    entries = entries.slice(gone)
    position -= gone
    isCut = true
    return gone
  }

  return {
    get state() {
      return state
    },
    last: () => entries[position - 1],

    record(entry) {
      for (const forgotten of entries.slice(position)) size -= entrySize(forgotten)
      entries = [...entries.slice(0, position), { ...entry, id: nextId++ }]
      position = entries.length
      size += textSize(entry)
      const { id, title } = entries[position - 1]!
      const shown = [...state.entries.slice(0, position - 1), { id, title }]
      publish(shown.slice(trim()))
    },

    extend(changes, inverse, after) {
      const last = entries[position - 1]
      if (!last) return
      size += textSize({ changes, inverse })
      entries[position - 1] = {
        ...last,
        changes: [...last.changes, ...changes],
        inverse: [...inverse, ...last.inverse],
        after,
      }
      const gone = trim()
      if (gone > 0) publish(state.entries.slice(gone))
    },

    moveTo(target) {
      const to = Math.min(Math.max(Math.trunc(target) || 0, 0), entries.length)
      const undone = entries.slice(to, position).reverse()
      const redone = entries.slice(position, to)
      if (to !== position) {
        position = to
        publish(state.entries)
      }
      return { undone, redone }
    },

    kept: () => ({ entries: [...entries], position, isCut }),
  }
}

const sizes = new WeakMap<Entry, number>()

/** UTF-16 units of text that an entry holds. */
export function entrySize(entry: Entry): number {
  let size = sizes.get(entry)
  if (size === undefined) {
    size = textSize(entry)
    sizes.set(entry, size)
  }
  return size
}

function textSize({ changes, inverse }: Pick<Entry, 'changes' | 'inverse'>): number {
  return [...changes, ...inverse].reduce((sum, it) => sum + textOf(it), 0)
}

function textOf(change: FileChange): number {
  switch (change.type) {
    case 'edit':
      return change.edits.reduce((sum, it) => sum + it.insert.length, 0)
    case 'create':
      return change.text.length
    case 'remove':
    case 'rename':
      return 0
  }
}
