import type { WorkspaceContent } from '../core/share/workspace-content.ts'

/** The last words of a page that went away before its save was done. */
export interface UnsavedCopy {
  readonly id: string
  readonly version: number
  readonly savedAt: number
  readonly content: WorkspaceContent
}

const prefix = 'drawbridge.unsaved.'
/** Local storage holds about 5 MB for a whole origin. */
const limit = 1_000_000

/** Writes the copy at once. Large content and a browser without local storage are left to the ordinary save. */
export function writeUnsaved(copy: UnsavedCopy): void {
  const size = copy.content.files.reduce((sum, it) => sum + it.text.length, 0)
  if (size > limit) return
  try {
    localStorage.setItem(prefix + copy.id, JSON.stringify(copy))
  } catch {
    // The ordinary save is under way in any case.
  }
}

export function clearUnsaved(id: string): void {
  try {
    localStorage.removeItem(prefix + id)
  } catch {
    // Nothing was written either.
  }
}

/** All copies there are, removed from where they lay. What cannot be read is dropped. */
export function takeUnsaved(): UnsavedCopy[] {
  try {
    const keys = Object.keys(localStorage).filter(it => it.startsWith(prefix))
    const copies = keys.map(key => readCopy(localStorage.getItem(key)))
    for (const key of keys) localStorage.removeItem(key)
    return copies.filter(it => it !== undefined)
  } catch {
    return []
  }
}

function readCopy(text: string | null): UnsavedCopy | undefined {
  try {
    const copy = JSON.parse(text ?? '') as Partial<UnsavedCopy> | null
    const files = copy?.content?.files
    const whole =
      typeof copy?.id === 'string' &&
      typeof copy.version === 'number' &&
      typeof copy.savedAt === 'number' &&
      Array.isArray(files) &&
      files.every(it => typeof it?.name === 'string' && typeof it.text === 'string')
    return whole ? (copy as UnsavedCopy) : undefined
  } catch {
    return undefined
  }
}
