import type { FileChange } from './file-change.ts'
import { invertEdits, type Range, type TextEdit } from './text-edit.ts'

/** Where changes have left something in a file, in offsets of its text after all of them; an empty stretch where text went. */
export function changedRanges(changes: readonly FileChange[], file: string): Range[] {
  let ranges: Range[] = []
  for (const change of changes) {
    if (change.type !== 'edit' || change.file !== file) continue
    const { edits } = change
    ranges = ranges.map(({ from, to }) => ({ from: moved(from, edits), to: moved(to, edits) }))
    ranges.push(...invertEdits('', edits).map(({ from, to }) => ({ from, to })))
  }
  return ranges.sort((a, b) => a.from - b.from)
}

/** Where an offset is after edits; what was within one is at its end. */
function moved(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0
  for (const { from, to, insert } of edits) {
    if (from >= offset) break
    shift += insert.length - (Math.min(to, offset) - from)
  }
  return offset + shift
}
