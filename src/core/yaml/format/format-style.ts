import { habitsOf } from '../edit/habits.ts'
import { treeOf } from '../read-document.ts'
import type { SourceDocument } from '../source-document.ts'

/** How a document is to be laid out. What is left out is as most of the document has it, as far as that is usual. */
export interface FormatOptions {
  /** How much deeper a map stands under its key, in blanks. */
  readonly indent?: number
  /** Whether the dashes of a list stand deeper than its key, or in its column. */
  readonly lists?: 'indented' | 'flush'
}

export interface FormatStyle {
  readonly indent: number
  readonly dashIndent: number
  readonly lineBreak: string
}

/**
 * The layout that a document gets: what the options say, else four blanks where most of it has four, else two; and dashes as most
 * of it has them, in the column of their key where it has none.
 */
export function formatStyleOf(document: SourceDocument, options: FormatOptions = {}): FormatStyle {
  const habits = habitsOf(document, treeOf(document))
  const indent = options.indent ?? (habits.indent === 4 ? 4 : 2)
  const isIndented = options.lists ? options.lists === 'indented' : habits.dashIndent > 0
  return { indent, dashIndent: isIndented ? indent : 0, lineBreak: habits.lineBreak }
}
