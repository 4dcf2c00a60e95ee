import { applyEdits, invertEdits, type TextEdit } from './text-edit.ts'

/** One file of a workspace. The name is its path, with `/` between folders; it is unique in the workspace. */
export interface SourceFile {
  readonly name: string
  readonly text: string
}

/** The files of a workspace, in the order in which they are shown. */
export type Files = readonly SourceFile[]

/** One step of a change. Steps are made one after the other, each on what the ones before it left. */
export type FileChange =
  | { readonly type: 'edit'; readonly file: string; readonly edits: readonly TextEdit[] }
  | { readonly type: 'create'; readonly file: string; readonly text: string; readonly index?: number }
  | { readonly type: 'remove'; readonly file: string }
  | { readonly type: 'rename'; readonly file: string; readonly to: string }

/** The files after all changes. Throws a RangeError for a file that is missing or taken: a defect of the caller. */
export function applyChanges(files: Files, changes: readonly FileChange[]): Files {
  return changes.reduce(applyChange, files)
}

/** The changes that lead from `applyChanges(files, changes)` back to `files`. */
export function invertChanges(files: Files, changes: readonly FileChange[]): FileChange[] {
  const inverted: FileChange[] = []
  let current = files
  for (const change of changes) {
    inverted.unshift(invertChange(current, change))
    current = applyChange(current, change)
  }
  return inverted
}

export function sameFiles(a: Files, b: Files): boolean {
  return (
    a === b || (a.length === b.length && a.every((it, i) => it.name === b[i]!.name && it.text === b[i]!.text))
  )
}

export function findFile(files: Files, name: string): SourceFile | undefined {
  return files.find(it => it.name === name)
}

function applyChange(files: Files, change: FileChange): Files {
  switch (change.type) {
    case 'edit': {
      const file = existing(files, change.file)
      const text = applyEdits(file.text, change.edits)
      return files.map(it => (it === file ? { name: it.name, text } : it))
    }
    case 'create': {
      if (findFile(files, change.file)) throw new RangeError(`File exists: ${change.file}`)
      return files.toSpliced(change.index ?? files.length, 0, { name: change.file, text: change.text })
    }
    case 'remove': {
      const file = existing(files, change.file)
      return files.filter(it => it !== file)
    }
    case 'rename': {
      const file = existing(files, change.file)
      if (change.to !== change.file && findFile(files, change.to))
        throw new RangeError(`File exists: ${change.to}`)
      return files.map(it => (it === file ? { name: change.to, text: it.text } : it))
    }
  }
}

function invertChange(files: Files, change: FileChange): FileChange {
  switch (change.type) {
    case 'edit': {
      const { text } = existing(files, change.file)
      return { type: 'edit', file: change.file, edits: invertEdits(text, change.edits) }
    }
    case 'create':
      return { type: 'remove', file: change.file }
    case 'remove': {
      const { name, text } = existing(files, change.file)
      return { type: 'create', file: name, text, index: files.findIndex(it => it.name === name) }
    }
    case 'rename':
      return { type: 'rename', file: change.to, to: change.file }
  }
}

function existing(files: Files, name: string): SourceFile {
  const file = findFile(files, name)
  if (!file) throw new RangeError(`No file: ${name}`)
  return file
}
