import { canonical } from '../core/data/canonical.ts'
import { applyEdits, type TextEdit } from '../core/text/text-edit.ts'
import { cutDocuments } from '../core/yaml/cut-documents.ts'
import { formatFile } from '../core/yaml/format/format-file.ts'
import type { FormatOptions } from '../core/yaml/format/format-style.ts'
import { readDocument } from '../core/yaml/read-document.ts'

/** What is wrong with what formatting makes of a text, or with other edits that have to leave it as it is read; undefined if nothing is. */
export function formattingFault(
  text: string,
  options?: FormatOptions,
  edits?: readonly TextEdit[],
): string | undefined {
  const after = applyEdits(text, edits ?? formatFile(text, options).edits)
  if (after === text) return undefined
  // Only blanks may change, so comments, anchors and quotes are all there still.
  if (withoutBlanks(after) !== withoutBlanks(text)) return 'more than blanks has changed'
  if (readingOf(after) !== readingOf(text)) return 'it is read otherwise'
  const again = edits ? [] : formatFile(after, options).edits
  return again.length > 0 ? 'a second run changes it again' : undefined
}

function withoutBlanks(text: string): string {
  return text.replace(/[\s\u0085]/g, '')
}

function readingOf(text: string): string {
  return canonical(
    cutDocuments(text).map(({ from, to, skipped, marked }) => {
      if (skipped) return 'skipped'
      const { readable, value } = readDocument(text.slice(from, to), marked)
      return readable ? [value ?? null] : 'unreadable'
    }),
  )
}
