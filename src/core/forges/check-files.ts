import type { FileDifference } from '../patch/compare-files.ts'
import type { ForgeAnswer, ForgeStep } from './forge.ts'

/** Reads a file of the repository at a commit; undefined where there is none. */
export type ReadFile = (file: string) => Generator<ForgeStep, string | undefined, ForgeAnswer>

/** The changed files that are not in the repository as the change found them: others have changed them since. */
export function* filesThatDiffer(
  files: readonly FileDifference[],
  read: ReadFile,
): Generator<ForgeStep, string[], ForgeAnswer> {
  const differing: string[] = []
  for (const { type, before, after } of files) {
    if (before && !sameText(yield* read(before.name), before.text)) differing.push(before.name)
    // A file that is new here may not be there yet, under its new name either.
    const isNew = after && (type === 'added' || type === 'renamed')
    if (isNew && (yield* read(after.name)) !== undefined) differing.push(after.name)
  }
  return differing
}

/** Whether the repository has the files as they are after the change. */
export function* holdsChange(
  files: readonly FileDifference[],
  read: ReadFile,
): Generator<ForgeStep, boolean, ForgeAnswer> {
  for (const { before, after } of files) {
    if (after && !sameText(yield* read(after.name), after.text)) return false
    if (before && before.name !== after?.name && (yield* read(before.name)) !== undefined) return false
  }
  return true
}

/** The browser takes a byte-order mark from the text that it reads. */
function sameText(there: string | undefined, here: string): boolean {
  return there !== undefined && there.replace(/^\ufeff/, '') === here.replace(/^\ufeff/, '')
}
