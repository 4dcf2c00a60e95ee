import { positionsIn } from '../text/positions/position.ts'
import { type LineEdit, lineEditsOf } from '../text/positions/workspace-edit.ts'
import { formatLineAbove } from '../yaml/format/format-range.ts'
import type { FormattingParams } from './formatting.ts'
import { type Analysed, type AtPosition, textOf } from './reading/analysed.ts'

/** After Enter: lays out the line above the one with the cursor, as far as no other line has to move. */
export function onTypeFormatting(analysed: Analysed, at: FormattingParams & AtPosition): LineEdit[] {
  const text = textOf(analysed, at)
  if (text === undefined) return []
  return lineEditsOf(text, formatLineAbove(text, positionsIn(text).offsetAt(at.position), at.options))
}
