import { applyChanges, type FileChange, type Files } from '../core/text/file-change.ts'
import type { KeptHistory } from './kept-history.ts'
import { joined, madeBefore, rebaseAgain, type Steps, stepsOf, takeBack } from './others-steps.ts'
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
  /** What others did after it and before the next entry: it stays when this is taken back. */
  readonly others?: Steps | undefined
}

/** Where moving through the history led. */
export interface Moved {
  readonly files: Files
  readonly changes: readonly FileChange[]
  readonly back: boolean
  /** The last entry that was taken back or made again, with what that changed. */
  readonly last: { readonly entry: Entry; readonly changes: readonly FileChange[] } | undefined
  /** What was to be taken back and stays, because others have built on it. */
  readonly stuck: readonly Entry[]
}

export interface History {
  readonly state: HistoryState
  /** The entry that `undo` would take back. */
  last(): Entry | undefined
  record(entry: Omit<Entry, 'id'>): void
  /** Makes a further change of the files part of the last entry; false where others changed the same meanwhile. */
  extend(files: Files, changes: readonly FileChange[], inverse: readonly FileChange[], after: Moment): boolean
  /**
   * Takes back or makes again what lies between here and a position; the history is at that position afterwards. Throws a RangeError
   * where the entries do not fit the files.
   */
  moveTo(position: number, files: Files): Moved
  /** Others change the files: no entry, and every entry can be taken back and made again all the same. */
  others(files: Files, changes: readonly FileChange[]): void
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

  function replace(index: number, entry: Entry): void {
    size += entrySize(entry) - entrySize(entries[index]!)
    entries[index] = entry
  }

  function back(moved: Mutable<Moved>): void {
    const index = position - 1
    const entry = entries[index]!
    const taken = takeBack(moved.files, entry)
    position = index
    if (taken) {
      const { others, ...own } = entry
      if (others) replace(index, { ...own, changes: taken.again, inverse: taken.changes })
      moved.files = taken.files
      moved.changes = [...moved.changes, ...taken.changes]
      moved.last = { entry, changes: taken.changes }
    } else {
      size -= entrySize(entry)
      entries.splice(index, 1)
      moved.stuck = [...moved.stuck, entry]
    }
    const left = taken ? taken.others : joined(entry, entry.others!)
    const under = entries[index - 1]
    if (left && under) replace(index - 1, { ...under, others: joined(under.others, left) })
  }

  function again(moved: Mutable<Moved>): void {
    const entry = entries[position]!
    moved.files = applyChanges(moved.files, entry.changes)
    moved.changes = [...moved.changes, ...entry.changes]
    moved.last = { entry, changes: entry.changes }
    position++
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

    extend(files, changes, inverse, after) {
      const last = entries[position - 1]
      if (!last) return false
      const added = { changes, inverse }
      const moved = last.others ? madeBefore(files, added, last.others) : { steps: added, others: undefined }
      if (!moved) return false
      const { steps, others } = moved
      replace(position - 1, {
        ...last,
        changes: [...last.changes, ...steps.changes],
        inverse: [...steps.inverse, ...last.inverse],
        after,
        others,
      })
      const gone = trim()
      if (gone > 0) publish(state.entries.slice(gone))
      return true
    },

    moveTo(target, files) {
      const to = Math.min(Math.max(Math.trunc(target) || 0, 0), entries.length)
      const before = { entries: [...entries], position, size }
      const moved: Mutable<Moved> = { files, changes: [], back: to < position, last: undefined, stuck: [] }
      try {
        while (position > to) back(moved)
        while (position < to) again(moved)
      } catch (error) {
        ;({ entries, position, size } = before)
        throw error
      }
      if (moved.stuck.length > 0) publish(entries.map(({ id, title }) => ({ id, title })))
      else if (position !== before.position) publish(state.entries)
      return moved
    },

    others(files, changes) {
      const last = entries[position - 1]
      const again = rebased(files, entries.slice(position), changes)
      if (last) replace(position - 1, { ...last, others: joined(last.others, stepsOf(files, changes)) })
      if (position === entries.length) return
      const isCutShort = again.length < entries.length - position
      for (const it of entries.slice(position)) size -= entrySize(it)
      for (const it of again) size += entrySize(it)
      entries = [...entries.slice(0, position), ...again]
      if (isCutShort) publish(state.entries.slice(0, entries.length))
    },

    kept: () => ({ entries: [...entries], position, isCut }),
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Where an entry does not fit any more, it goes, and all that was made after it. */
function rebased(files: Files, entries: readonly Entry[], over: readonly FileChange[]): Entry[] {
  try {
    return rebaseAgain(files, entries, over)
  } catch {
    return []
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

function textSize({ changes, inverse, others }: Steps & Pick<Entry, 'others'>): number {
  const own = [...changes, ...inverse].reduce((sum, it) => sum + textOf(it), 0)
  return others ? own + textSize(others) : own
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
