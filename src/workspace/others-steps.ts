import {
  applyChanges,
  type FileChange,
  type Files,
  findFile,
  invertChanges,
} from '../core/text/file-change.ts'
import { compact, rebaseChanges } from '../core/text/rebase/rebase-changes.ts'

/** Changes with those that lead back. */
export interface Steps {
  readonly changes: readonly FileChange[]
  readonly inverse: readonly FileChange[]
}

/** The first steps and then the second ones, as one. */
export function joined(first: Steps | undefined, second: Steps): Steps {
  if (!first) return second
  return {
    changes: compact([...first.changes, ...second.changes]),
    inverse: compact([...second.inverse, ...first.inverse]),
  }
}

export interface TakenBack {
  readonly files: Files
  /** What takes the entry back. */
  readonly changes: readonly FileChange[]
  /** What makes it again. */
  readonly again: readonly FileChange[]
  /** What others did since, as it is without the entry. */
  readonly others: Steps | undefined
}

type Entry = Steps & { readonly others?: Steps | undefined }

/**
 * Takes an entry back from under what others did since. Undefined where that would take something of theirs away. Throws a RangeError
 * where an entry that nobody built on does not fit the files.
 */
export function takeBack(files: Files, { changes, inverse, others }: Entry): TakenBack | undefined {
  if (!others) return { files: applyChanges(files, inverse), changes: inverse, again: changes, others }
  try {
    return takeBackUnder(files, inverse, others)
  } catch {
    return undefined
  }
}

function takeBackUnder(files: Files, inverse: readonly FileChange[], others: Steps): TakenBack | undefined {
  const rebased = rebaseChanges(inverse, others.changes)
  if (!rebased) return undefined
  const then = applyChanges(files, others.inverse)
  const without = applyChanges(then, inverse)
  const after = applyChanges(files, rebased.ours)
  if (!alike(after, applyChanges(without, rebased.theirs))) return undefined
  return {
    files: after,
    changes: rebased.ours,
    again: invertChanges(files, rebased.ours),
    others: stepsOf(without, rebased.theirs),
  }
}

/** Steps that were made after what others did, as if they had been made before; undefined where that is not the same. */
export function madeBefore(
  files: Files,
  { changes }: Steps,
  others: Steps,
): { readonly steps: Steps; readonly others: Steps } | undefined {
  const rebased = rebaseChanges(changes, others.inverse)
  if (!rebased || deletedBy(rebased.ours) !== deletedBy(changes)) return undefined
  const then = applyChanges(files, others.inverse)
  const after = applyChanges(files, changes)
  const inverse = rebased.theirs
  const theirs = { changes: invertChanges(after, inverse), inverse }
  const steps = { changes: rebased.ours, inverse: invertChanges(then, rebased.ours) }
  const again = applyChanges(applyChanges(then, steps.changes), theirs.changes)
  return alike(again, after) ? { steps, others: theirs } : undefined
}

/** Changes that were to be made again, after what others did. Those that cannot be any more are left out, and all behind them. */
export function rebaseAgain<T extends Steps>(
  files: Files,
  entries: readonly T[],
  over: readonly FileChange[],
): T[] {
  const kept: T[] = []
  let [current, theirs] = [applyChanges(files, over), over]
  for (const entry of entries) {
    const rebased = rebaseChanges(entry.changes, theirs)
    if (!rebased) break
    const steps = stepsOf(current, rebased.ours)
    kept.push({ ...entry, ...steps })
    current = applyChanges(current, steps.changes)
    theirs = rebased.theirs
  }
  return kept
}

export function stepsOf(files: Files, changes: readonly FileChange[]): Steps {
  return { changes, inverse: invertChanges(files, changes) }
}

/** The same names and texts; the order of files is the workspace's. */
function alike(a: Files, b: Files): boolean {
  return a.length === b.length && a.every(it => findFile(b, it.name)?.text === it.text)
}

function deletedBy(changes: readonly FileChange[]): number {
  const edits = changes.flatMap(it => (it.type === 'edit' ? it.edits : []))
  return edits.reduce((sum, it) => sum + it.to - it.from, 0)
}
