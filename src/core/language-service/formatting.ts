import { type LineEdit, lineEditsOf } from '../text/positions/workspace-edit.ts'
import { formatDocuments } from '../yaml/format/format-file.ts'
import type { FormatOptions } from '../yaml/format/format-style.ts'
import { type Analysed, type InFile, textOf } from './reading/analysed.ts'
import { documentsOf } from './reading/document-at.ts'

/** A file, and how it is to be laid out, where not as most of it is. */
export interface FormattingParams extends InFile {
  readonly options?: FormatOptions
}

/** Lays out a whole file; documents that cannot be read stay as they are. */
export function formatting(analysed: Analysed, at: FormattingParams): LineEdit[] {
  const text = textOf(analysed, at)
  if (text === undefined) return []
  return lineEditsOf(text, formatDocuments(documentsOf(analysed, at), at.options).edits)
}
