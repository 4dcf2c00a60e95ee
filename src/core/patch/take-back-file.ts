import type { FileChange, Files } from '../text/file-change.ts'
import { type LineDiff, lineDiff } from '../text/line-diff.ts'
import type { FileDifference } from './compare-files.ts'
import { takeBack } from './hunks.ts'

/** How a file is called: now, or before it was removed. */
export function nameOf(difference: FileDifference): string {
  return difference.type === 'removed' ? difference.before.name : difference.after.name
}

/** The lines that differ; of a file that came or is gone, all of them. */
export function linesOfDifference(difference: FileDifference): LineDiff {
  const before = difference.type === 'added' ? '' : difference.before.text
  const now = difference.type === 'removed' ? '' : difference.after.text
  return lineDiff(before, now)
}

/** The changes that make a file what it was; `before` are the older files, by which one that is gone finds its place. */
export function takeBackFile(difference: FileDifference, before: Files, now: Files): FileChange[] {
  if (difference.type === 'added') return [{ type: 'remove', file: difference.after.name }]
  const { name, text } = difference.before
  if (difference.type === 'removed') {
    const index = Math.min(before.indexOf(difference.before), now.length)
    return [{ type: 'create', file: name, text, ...(index >= 0 && { index }) }]
  }
  const diff = lineDiff(text, difference.after.text)
  const edits = takeBack(diff, diff.blocks)
  return [
    ...(difference.type === 'renamed'
      ? [{ type: 'rename' as const, file: difference.after.name, to: name }]
      : []),
    ...(edits.length > 0 ? [{ type: 'edit' as const, file: name, edits }] : []),
  ]
}
