import type { TextEdit } from '../text-edit.ts'

/**
 * Edits of a text as they are after other edits of the same text: what the others wrote stays, what they deleted is
 * deleted already. Where both insert at one place, `side` says whose text stands first.
 */
export function rebaseEdits(
  edits: readonly TextEdit[],
  over: readonly TextEdit[],
  side: 'before' | 'after',
): TextEdit[] {
  return edits.flatMap(({ from, to, insert }) => {
    const at = rebaseOffset(from, over, side)
    const deleted = rebaseRange(from, to, over)
    const first = deleted[0]
    if (first?.from === at) return [{ ...first, insert }, ...deleted.slice(1)]
    return insert ? [{ from: at, to: at, insert }, ...deleted] : deleted
  })
}

/** Where an offset is after edits. `before`: in front of what is inserted right there. */
export function rebaseOffset(offset: number, over: readonly TextEdit[], side: 'before' | 'after'): number {
  let shift = 0
  for (const { from, to, insert } of over) {
    if (offset < from || (offset === from && side === 'before')) break
    if (offset < to) return from + shift + insert.length
    shift += insert.length - (to - from)
  }
  return offset + shift
}

/** What is left of a stretch of text, in pieces between which others have written. */
function rebaseRange(from: number, to: number, over: readonly TextEdit[]): TextEdit[] {
  const pieces: TextEdit[] = []
  let shift = 0
  let at = from
  for (const edit of over) {
    if (edit.from >= to) break
    if (edit.from > at) pieces.push({ from: at + shift, to: edit.from + shift, insert: '' })
    at = Math.max(at, edit.to, Math.min(edit.from, to))
    shift += edit.insert.length - (edit.to - edit.from)
  }
  if (at < to) pieces.push({ from: at + shift, to: to + shift, insert: '' })
  return pieces
}
