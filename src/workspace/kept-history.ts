import { changesBetween } from '../core/text/changes-between.ts'
import { type FileChange, type Files, invertChanges } from '../core/text/file-change.ts'
import { type Entry, entrySize } from './history.ts'
import type { Steps } from './others-steps.ts'

/** The history as it is kept beside the work. Its entries do not change: an entry that is another object is to be written anew. */
export interface KeptHistory {
  /** The oldest first, by ascending ids. */
  readonly entries: readonly Entry[]
  /** How many of them are in effect. */
  readonly position: number
  /** Older ones were let go of. */
  readonly isCut: boolean
}

/** The newest entries behind the one with the id `behind` that are no larger than `size` together (UTF-16 units). */
export function newestOf({ entries, position, isCut }: KeptHistory, size: number, behind = 0): KeptHistory {
  const firstOf = (end: number) => {
    let [first, left] = [end, size]
    while (first > 0 && entries[first - 1]!.id > behind && entrySize(entries[first - 1]!) <= left)
      left -= entrySize(entries[--first]!)
    return first
  }
  // What can be taken back goes before what can be made again.
  const end = firstOf(entries.length) <= position ? entries.length : position
  const first = firstOf(end)
  return {
    entries: entries.slice(first, end),
    position: position - first,
    isCut: isCut || first > 0,
  }
}

/** With an entry for edits that were kept without one: they led from `before` to `after`. */
export function withDifference(
  { entries, position, isCut }: KeptHistory,
  before: Files,
  after: Files,
): KeptHistory {
  const changes = changesBetween(before, after)
  if (changes.length === 0) return { entries, position, isCut }
  const moment = { selection: undefined, activeFile: undefined }
  const entry: Entry = {
    id: (entries.at(-1)?.id ?? 0) + 1,
    title: 'Last edits before the page was closed',
    changes,
    inverse: invertChanges(before, changes),
    before: moment,
    after: moment,
  }
  return { entries: [...entries.slice(0, position), entry], position: position + 1, isCut }
}

/** A history that was kept, whoever wrote it down; undefined where it is none. */
export function readHistory(head: unknown, entries: readonly unknown[]): KeptHistory | undefined {
  const { position, isCut } = (head ?? {}) as Partial<KeptHistory>
  const isWhole =
    typeof position === 'number' &&
    Number.isInteger(position) &&
    position >= 0 &&
    position <= entries.length &&
    entries.every(isEntry) &&
    entries.every((it, i) => i === 0 || (entries[i - 1] as Entry).id < (it as Entry).id)
  return isWhole ? { entries: entries as readonly Entry[], position, isCut: isCut === true } : undefined
}

function isEntry(written: unknown): written is Entry {
  const it = written as Partial<Entry> | null
  return (
    typeof it?.id === 'number' &&
    typeof it.title === 'string' &&
    isMap(it.before) &&
    isMap(it.after) &&
    isSteps(it) &&
    (it.others === undefined || (isMap(it.others) && isSteps(it.others)))
  )
}

function isSteps({ changes, inverse }: Partial<Steps>): boolean {
  return [changes, inverse].every(it => Array.isArray(it) && it.every(isChange))
}

function isChange(written: unknown): boolean {
  const it = written as Partial<Record<string, unknown>> & { readonly type?: FileChange['type'] }
  if (!isMap(written) || typeof it.file !== 'string') return false
  switch (it.type) {
    case 'edit':
      return Array.isArray(it.edits) && it.edits.every(isEdit)
    case 'create':
      return typeof it.text === 'string' && (it.index === undefined || typeof it.index === 'number')
    case 'remove':
      return true
    case 'rename':
      return typeof it.to === 'string'
    default:
      return false
  }
}

function isEdit(it: unknown): boolean {
  return (
    isMap(it) && typeof it.from === 'number' && typeof it.to === 'number' && typeof it.insert === 'string'
  )
}

function isMap(written: unknown): written is Record<string, unknown> {
  return typeof written === 'object' && written !== null
}
