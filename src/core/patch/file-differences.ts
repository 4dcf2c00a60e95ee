import type { FileChange, Files, SourceFile } from '../text/file-change.ts'
import { type LineDiff, lineDiff, linesOf } from '../text/line-diff.ts'
import { takeBack } from './hunks.ts'

/** A file that is not what it was. */
export type FileDifference =
  | { readonly type: 'added'; readonly now: SourceFile }
  | { readonly type: 'removed'; readonly before: SourceFile }
  /** The same name, or where it has another one, a text that is much the same. */
  | { readonly type: 'changed' | 'renamed'; readonly before: SourceFile; readonly now: SourceFile }

/** The files that differ, in the order of the newer ones, with those that are gone behind them. */
export function fileDifferences(before: Files, now: Files): FileDifference[] {
  const old = new Map(before.map(it => [it.name, it]))
  const names = new Set(now.map(it => it.name))
  const gone = before.filter(it => !names.has(it.name))
  const came = now.filter(it => !old.has(it.name))
  const renamed = renames(gone, came)
  const differences = now.flatMap((file): FileDifference[] => {
    const there = old.get(file.name)
    if (there) return there.text === file.text ? [] : [{ type: 'changed', before: there, now: file }]
    const from = renamed.get(file)
    return [from ? { type: 'renamed', before: from, now: file } : { type: 'added', now: file }]
  })
  const known = new Set(renamed.values())
  return [
    ...differences,
    ...gone.filter(it => !known.has(it)).map((it): FileDifference => ({ type: 'removed', before: it })),
  ]
}

/** How a file is called: now, or before it was removed. */
export function nameOf(difference: FileDifference): string {
  return difference.type === 'removed' ? difference.before.name : difference.now.name
}

/** The lines that differ; of a file that came or is gone, all of them. */
export function linesOfDifference(difference: FileDifference): LineDiff {
  const before = difference.type === 'added' ? '' : difference.before.text
  const now = difference.type === 'removed' ? '' : difference.now.text
  return lineDiff(before, now)
}

/** The changes that make a file what it was; `before` are the older files, by which one that is gone finds its place. */
export function takeBackFile(difference: FileDifference, before: Files, now: Files): FileChange[] {
  if (difference.type === 'added') return [{ type: 'remove', file: difference.now.name }]
  const { name, text } = difference.before
  if (difference.type === 'removed') {
    const index = Math.min(before.indexOf(difference.before), now.length)
    return [{ type: 'create', file: name, text, ...(index >= 0 && { index }) }]
  }
  const diff = lineDiff(text, difference.now.text)
  const edits = takeBack(diff, diff.blocks)
  return [
    ...(difference.type === 'renamed'
      ? [{ type: 'rename' as const, file: difference.now.name, to: name }]
      : []),
    ...(edits.length > 0 ? [{ type: 'edit' as const, file: name, edits }] : []),
  ]
}

/** More pairs than this are not looked at: only files with the same text are told as renamed. */
const mostPairs = 400
/** The part of the lines that a file has to keep. */
const alike = 0.5

/** Which of the files that came was called otherwise before. */
function renames(gone: readonly SourceFile[], came: readonly SourceFile[]): Map<SourceFile, SourceFile> {
  const renamed = new Map<SourceFile, SourceFile>()
  const free = new Set(gone)
  for (const file of came) {
    const same = [...free].find(it => it.text === file.text && it.text.trim() !== '')
    if (!same) continue
    renamed.set(file, same)
    free.delete(same)
  }
  const rest = came.filter(it => !renamed.has(it))
  if (free.size * rest.length > mostPairs) return renamed
  for (const file of rest) {
    const likely = [...free]
      .map(it => ({ it, share: commonShare(it.text, file.text) }))
      .sort((a, b) => b.share - a.share)[0]
    if (!likely || likely.share < alike) continue
    renamed.set(file, likely.it)
    free.delete(likely.it)
  }
  return renamed
}

/** The part of the lines of the longer text that the other one has as well, in whatever order. */
function commonShare(a: string, b: string): number {
  const [lines, others] = [linesOf(a), linesOf(b)]
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  let common = 0
  for (const line of others) {
    const left = counts.get(line) ?? 0
    if (left > 0) common++
    counts.set(line, left - 1)
  }
  return common / Math.max(lines.length, others.length, 1)
}
