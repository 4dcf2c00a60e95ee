import { composeEdits } from '../compose-edits.ts'
import type { FileChange } from '../file-change.ts'
import { rebaseEdits, rebaseOffset } from './rebase-edits.ts'

export interface Rebased {
  /** Our changes, to be made after theirs. */
  readonly ours: readonly FileChange[]
  /** Their changes, to be made after ours. */
  readonly theirs: readonly FileChange[]
}

/**
 * Two lists of changes of the same files, each as it is after the other: both ways lead to the same names and texts.
 * Undefined where they cannot be made both: one removes a file that the other writes into, or both want one name.
 */
export function rebaseChanges(
  ours: readonly FileChange[],
  theirs: readonly FileChange[],
): Rebased | undefined {
  let over = compact(theirs)
  const result: FileChange[] = []
  for (const change of compact(ours)) {
    let mine: FileChange | undefined = change
    const rest: FileChange[] = []
    for (const it of over) {
      const step: Step | undefined = mine ? rebaseStep(mine, it) : { theirs: it }
      if (!step) return undefined
      mine = step.ours
      if (step.theirs) rest.push(step.theirs)
    }
    if (mine) result.push(mine)
    over = rest
  }
  return { ours: result, theirs: over }
}

/** The same changes, with edits of one file that follow each other as one. */
export function compact(changes: readonly FileChange[]): readonly FileChange[] {
  const result: FileChange[] = []
  for (const change of changes) {
    const last = result.at(-1)
    if (change.type === 'edit' && last?.type === 'edit' && last.file === change.file)
      result[result.length - 1] = { ...last, edits: composeEdits(last.edits, change.edits) }
    else result.push(change)
  }
  return result
}

/** Where an offset of a file is after changes; undefined where the file is gone. */
export function offsetAfter(
  file: string,
  offset: number,
  changes: readonly FileChange[],
): { readonly file: string; readonly offset: number } | undefined {
  let [name, at] = [file, offset]
  for (const change of changes) {
    if (change.file !== name) continue
    if (change.type === 'remove') return undefined
    if (change.type === 'rename') name = change.to
    if (change.type === 'edit') at = rebaseOffset(at, change.edits, 'before')
  }
  return { file: name, offset: at }
}

interface Step {
  readonly ours?: FileChange | undefined
  readonly theirs?: FileChange | undefined
}

function rebaseStep(ours: FileChange, theirs: FileChange): Step | undefined {
  const wanted = nameWanted(ours)
  if (wanted !== undefined && wanted === nameWanted(theirs)) return bothWant(ours, theirs)
  // What creates a file is about none that the other could know.
  if (ours.type === 'create' || theirs.type === 'create' || ours.file !== theirs.file) return { ours, theirs }
  if (ours.type === 'edit' && theirs.type === 'edit')
    return {
      ours: { ...ours, edits: rebaseEdits(ours.edits, theirs.edits, 'before') },
      theirs: { ...theirs, edits: rebaseEdits(theirs.edits, ours.edits, 'after') },
    }
  if (ours.type === 'remove') {
    if (theirs.type === 'edit') return writes(theirs) ? undefined : { ours }
    return theirs.type === 'rename' ? { ours: { ...ours, file: theirs.to } } : {}
  }
  if (theirs.type === 'remove') {
    if (ours.type === 'edit') return writes(ours) ? undefined : { theirs }
    return { theirs: { ...theirs, file: ours.to } }
  }
  if (ours.type === 'rename' && theirs.type === 'rename') return { ours: { ...ours, file: theirs.to } }
  if (ours.type === 'rename') return { ours, theirs: { ...theirs, file: ours.to } }
  if (theirs.type === 'rename') return { ours: { ...ours, file: theirs.to }, theirs }
  return undefined
}

function bothWant(ours: FileChange, theirs: FileChange): Step | undefined {
  return ours.type === 'rename' && theirs.type === 'rename' && ours.file === theirs.file ? {} : undefined
}

function nameWanted(change: FileChange): string | undefined {
  if (change.type === 'create') return change.file
  return change.type === 'rename' ? change.to : undefined
}

function writes(change: FileChange): boolean {
  return change.type === 'edit' && change.edits.some(it => it.insert !== '')
}
