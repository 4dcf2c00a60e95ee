import { isFolderName } from '../../core/text/configuration-name.ts'
import { type Files, findFile, type SourceFile } from '../../core/text/file-change.ts'

export interface FolderChanges {
  /** Files to write, new and changed ones. */
  readonly write: readonly SourceFile[]
  /** Paths of files to delete. */
  readonly remove: readonly string[]
  /** Names of new files that are not written, because they would not be read again. */
  readonly aside: readonly string[]
}

/** What has to be written so that a folder, as it was seen last, holds these files. */
export function folderChanges(seen: Files, files: Files): FolderChanges {
  const before = new Map(seen.map(it => [it.name, it.text]))
  const now = new Set(files.map(it => it.name))
  const changed = files.filter(it => before.get(it.name) !== it.text)
  const belongs = (name: string) => before.has(name) || isFolderName(name)
  return {
    write: changed.filter(it => belongs(it.name)),
    remove: seen.filter(it => !now.has(it.name)).map(it => it.name),
    aside: changed.filter(it => !belongs(it.name)).map(it => it.name),
  }
}

/** How many files differ from what lies in the folder. */
export function countChanges({ write, remove }: FolderChanges): number {
  return write.length + remove.length
}

/** The baseline after a save: what lies in the folder now; a file that is not of it stays as the baseline had it. */
export function baselineAfterSave(seen: Files, files: Files, baseline: Files): Files {
  const names = [...files, ...seen.filter(it => !findFile(files, it.name))].map(it => it.name)
  return names.flatMap(name => {
    const aside = isFolderName(name) ? undefined : findFile(baseline, name)
    return findFile(seen, name) ?? aside ?? []
  })
}

/** Files with the text of one replaced; without a text, without it. */
export function withText(files: Files, name: string, text: string | undefined): Files {
  if (text === undefined) return files.filter(it => it.name !== name)
  if (!findFile(files, name)) return [...files, { name, text }]
  return files.map(it => (it.name === name ? { name, text } : it))
}
