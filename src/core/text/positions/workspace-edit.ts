import { applyChanges, type FileChange, type Files, findFile } from '../file-change.ts'
import { type LineRange, positionsIn } from './position.ts'

/** What the protocol calls a text edit. */
export interface LineEdit {
  readonly range: LineRange
  readonly newText: string
}

/**
 * Edits of several files: the protocol's `documentChanges`, with names of files in place of URIs. Steps are made one after the other;
 * the edits of one step are all in the text as it is before the step.
 */
export interface WorkspaceEdit {
  readonly documentChanges: readonly DocumentChange[]
}

export type DocumentChange =
  | { readonly file: string; readonly edits: readonly LineEdit[] }
  | { readonly kind: 'create'; readonly file: string }
  | { readonly kind: 'rename'; readonly file: string; readonly to: string }
  | { readonly kind: 'delete'; readonly file: string }

const startOfText = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** Changes of files, as an operation gives them, in the protocol's form. */
export function workspaceEditOf(files: Files, changes: readonly FileChange[]): WorkspaceEdit {
  const steps: DocumentChange[] = []
  const last = new Map(changes.map((it, i) => [it.file, i]))
  let current = files
  for (const [i, change] of changes.entries()) {
    switch (change.type) {
      case 'edit':
        steps.push({ file: change.file, edits: lineEditsOf(textOf(current, change.file), change.edits) })
        break
      case 'create':
        steps.push({ kind: 'create', file: change.file })
        if (change.text !== '')
          steps.push({ file: change.file, edits: [{ range: startOfText, newText: change.text }] })
        break
      case 'rename':
        steps.push({ kind: 'rename', file: change.file, to: change.to })
        break
      case 'remove':
        steps.push({ kind: 'delete', file: change.file })
    }
    // Nobody looks again at a file that is only edited, and here for the last time.
    if (change.type !== 'edit' || last.get(change.file) !== i) current = applyChanges(current, [change])
  }
  return { documentChanges: steps }
}

/** Edits of one text in the protocol's form. */
export function lineEditsOf(
  text: string,
  edits: readonly { readonly from: number; readonly to: number; readonly insert: string }[],
): LineEdit[] {
  const positions = positionsIn(text)
  return edits.map(it => ({ range: positions.lineRange(it), newText: it.insert }))
}

/** The way back: what the workspace applies as one entry of its history. Throws a RangeError for a file that is not there. */
export function fileChangesOf(files: Files, { documentChanges }: WorkspaceEdit): FileChange[] {
  const changes: FileChange[] = []
  let current = files
  for (const step of documentChanges) {
    const change = fileChangeOf(current, step)
    changes.push(change)
    current = applyChanges(current, [change])
  }
  return changes
}

function fileChangeOf(files: Files, step: DocumentChange): FileChange {
  if ('edits' in step) {
    const positions = positionsIn(textOf(files, step.file))
    const edits = step.edits.map(it => ({ ...positions.range(it.range), insert: it.newText }))
    return { type: 'edit', file: step.file, edits: edits.toSorted((a, b) => a.from - b.from || a.to - b.to) }
  }
  switch (step.kind) {
    case 'create':
      return { type: 'create', file: step.file, text: '' }
    case 'rename':
      return { type: 'rename', file: step.file, to: step.to }
    case 'delete':
      return { type: 'remove', file: step.file }
  }
}

function textOf(files: Files, name: string): string {
  const file = findFile(files, name)
  if (!file) throw new RangeError(`No file: ${name}`)
  return file.text
}
