import { type LineRange, positionsIn } from '../text/positions/position.ts'
import { type LineEdit, lineEditsOf } from '../text/positions/workspace-edit.ts'
import { formatRange } from '../yaml/format/format-range.ts'
import type { FormattingParams } from './formatting.ts'
import { type Analysed, textOf } from './reading/analysed.ts'

/** Lays out the lines of a selection, with what has to move with them. */
export function rangeFormatting(
  analysed: Analysed,
  at: FormattingParams & { readonly range: LineRange },
): LineEdit[] {
  const text = textOf(analysed, at)
  if (text === undefined) return []
  return lineEditsOf(text, formatRange(text, positionsIn(text).range(at.range), at.options))
}
