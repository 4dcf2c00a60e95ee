/** Replaces the text between two offsets (UTF-16 units, end exclusive). */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** A stretch of text, in UTF-16 offsets, end exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * The text with all edits made at once. Every edit's offsets are those of the given text; they are
 * in ascending order and do not overlap. Throws a RangeError when they do, which is a defect of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let done = 0
  for (const edit of edits) {
    if (edit.from < done || edit.to < edit.from || edit.to > text.length)
      throw new RangeError(`Edit ${edit.from}–${edit.to} does not fit after ${done} in ${text.length}`)
    result += text.slice(done, edit.from) + edit.insert
    done = edit.to
  }
  return result + text.slice(done)
}

/** The edits that turn the changed text back into `text`, in the changed text's offsets. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  return edits.map(edit => {
    const from = edit.from + shift
    shift += edit.insert.length - (edit.to - edit.from)
    return { from, to: from + edit.insert.length, insert: text.slice(edit.from, edit.to) }
  })
}

/** The same edits for a text in which theirs begins at `offset`. */
export function shiftEdits(edits: readonly TextEdit[], offset: number): TextEdit[] {
  return edits.map(it => ({ from: it.from + offset, to: it.to + offset, insert: it.insert }))
}
