import type { KeptWorkspace } from '../workspace/storage.ts'
import { localKeys, readLocal, removeLocal, writeLocal } from './local-storage.ts'

/** The last words of a page that went away before its save was done. */
export interface UnsavedCopy {
  readonly id: string
  readonly version: number
  readonly savedAt: number
  readonly content: KeptWorkspace
}

/** Where last words lie until another page has taken them up. Each page has one place of its own. */
export interface UnsavedCopies {
  /** Writes this page's copy at once; false where it cannot be kept. */
  write(copy: UnsavedCopy): boolean
  /** Forgets this page's copy. */
  clear(): void
  /** The copies that other pages left, the oldest first. */
  left(): readonly LeftCopy[]
}

export interface LeftCopy {
  readonly copy: UnsavedCopy
  /** To be called once the copy is safe elsewhere; a newer one that lies in the same place stays. */
  remove(): void
}

const prefix = 'drawbridge.unsaved.'
/** Local storage holds about 5 MB for a whole origin. */
const limit = 1_000_000

/** Keeps the copies in local storage, which is written before the page is gone. `page` is a name no other page has. */
export function createUnsavedCopies(page: string): UnsavedCopies {
  const own = prefix + page
  return {
    write(copy) {
      // History and snapshots would not fit: an entry is made of the difference when the copy is taken up.
      const { history, snapshots, ...content } = copy.content
      const size = copy.content.files.reduce((sum, it) => sum + it.text.length, 0)
      return size <= limit && writeLocal(own, JSON.stringify({ ...copy, content }))
    },
    clear: () => removeLocal(own),
    left: () =>
      localKeys()
        .filter(it => it.startsWith(prefix) && it !== own)
        .flatMap(key => leftAt(key) ?? [])
        .sort((a, b) => a.copy.savedAt - b.copy.savedAt),
  }
}

function leftAt(key: string): LeftCopy | undefined {
  const text = readLocal(key)
  const copy = readCopy(text)
  if (!copy) return undefined
  return {
    copy,
    remove() {
      if (readLocal(key) === text) removeLocal(key)
    },
  }
}

function readCopy(text: string | undefined): UnsavedCopy | undefined {
  try {
    const copy = JSON.parse(text ?? '') as Partial<UnsavedCopy> | null
    const files = copy?.content?.files
    const whole =
      typeof copy?.id === 'string' &&
      typeof copy.version === 'number' &&
      typeof copy.savedAt === 'number' &&
      typeof copy.content?.name === 'string' &&
      Array.isArray(files) &&
      files.every(it => typeof it?.name === 'string' && typeof it.text === 'string')
    return whole ? (copy as UnsavedCopy) : undefined
  } catch {
    return undefined
  }
}
