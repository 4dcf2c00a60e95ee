import { type Files, findFile, type SourceFile } from '../../core/text/file-change.ts'
import { encodeUtf8 } from '../../core/text/utf8.ts'
import { type Folder, type FolderFault, folderFaultOf } from './folder.ts'
import { type FolderChanges, withText } from './folder-changes.ts'
import { readFileText } from './read-folder.ts'

export interface WrittenFolder {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  /** Files that had become others than was seen; nothing was done to them. */
  readonly changed: readonly string[]
  /** Sentences about single files. */
  readonly failures: readonly string[]
  /** Why the rest was not tried. */
  readonly fault?: FolderFault | undefined
}

/**
 * Writes changed files, then deletes those that are no more. Each is read right before, and left alone where it is not what
 * was seen last. `onSeen` hears what lies there after each step.
 */
export async function writeFolder(
  folder: Folder,
  { write, remove }: Pick<FolderChanges, 'write' | 'remove'>,
  seen: Files,
  onSeen: (files: Files) => void,
): Promise<WrittenFolder> {
  const done = { written: [] as string[], removed: [] as string[], changed: [] as string[] }
  const failures: string[] = []
  for (const step of inOrder(write, remove)) {
    const { name, text } = step
    try {
      const there = await readFileText(folder, name)
      if (there !== text && there !== findFile(seen, name)?.text) {
        done.changed.push(name)
        continue
      }
      if (there !== text)
        await (text === undefined ? folder.remove(name) : folder.write(name, encodeUtf8(text)))
      seen = withText(seen, name, text)
      onSeen(seen)
      done[text === undefined ? 'removed' : 'written'].push(name)
    } catch (error) {
      const fault = folderFaultOf(error)
      if (fault.reason !== 'file') return { ...done, failures, fault }
      failures.push(fault.message)
    }
  }
  return { ...done, failures }
}

interface Step {
  readonly name: string
  /** Absent where the file is deleted. */
  readonly text?: string
}

/** Nothing is deleted before the rest is written, but for a name that changes only its case: to many disks the two are one file. */
function inOrder(write: readonly SourceFile[], remove: readonly string[]): Step[] {
  const written = new Set(write.map(it => it.name.toLowerCase()))
  const [first, last] = [remove.filter(isOneWith), remove.filter(it => !isOneWith(it))]
  return [...first.map(name => ({ name })), ...write, ...last.map(name => ({ name }))]

  function isOneWith(name: string): boolean {
    return written.has(name.toLowerCase())
  }
}
