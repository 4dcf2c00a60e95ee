import { lineEnd, lineStart, nextLine } from '../../text/lines.ts'
import { type Range, shiftEdits, type TextEdit } from '../../text/text-edit.ts'
import { cutDocuments } from '../cut-documents.ts'
import { readDocumentCached } from '../document-cache.ts'
import type { SourceDocument } from '../source-document.ts'
import { formatDocument, readsTheSame } from './format-document.ts'
import type { FormatOptions } from './format-style.ts'

/**
 * Lays out the lines of a range of a file, in its offsets. Lines that cannot be moved without others take along the entry or item
 * that holds them, and what holds that.
 */
export function formatRange(text: string, range: Range, options: FormatOptions = {}): TextEdit[] {
  return cutDocuments(text).flatMap(({ from, to, skipped, marked }) => {
    if (skipped || to < range.from || from > range.to) return []
    const document = readDocumentCached(text.slice(from, to), marked)
    const within = { from: Math.max(range.from - from, 0), to: Math.min(range.to, to) - from }
    return shiftEdits(formatLines(document, within, options), from)
  })
}

/** Lays out the line above the one that the cursor is in, as soon as it is left by Enter, where that moves no other line. */
export function formatLineAbove(text: string, offset: number, options: FormatOptions = {}): TextEdit[] {
  const start = lineStart(text, offset)
  const document = cutDocuments(text).findLast(it => it.from <= Math.max(start - 1, 0))
  if (start === 0 || !document || document.skipped) return []
  const read = readDocumentCached(text.slice(document.from, document.to), document.marked)
  const above = lineStart(text, start - 1)
  const line = { from: above - document.from, to: lineEnd(text, above) - document.from }
  const edits = within(formatDocument(read, options), line).filter(it => it.to <= line.to)
  return readsTheSame(read, edits) ? shiftEdits(edits, document.from) : []
}

function formatLines(document: SourceDocument, range: Range, options: FormatOptions): TextEdit[] {
  const all = formatDocument(document, options)
  for (const holding of rangesAround(document, range)) {
    const edits = within(all, linesOf(document.text, holding))
    if (readsTheSame(document, edits)) return edits
  }
  return all
}

/** The range, and the entries and items that hold it, from the smallest on. */
function* rangesAround({ sourceMap }: SourceDocument, range: Range): Generator<Range> {
  yield range
  const path = sourceMap.pathAt(range.from)
  for (let length = path.length; length > 0; length--) {
    const entry = sourceMap.entryRange(path.slice(0, length))
    if (entry && entry.from <= range.to && entry.to >= range.from)
      yield { from: Math.min(entry.from, range.from), to: Math.max(entry.to, range.to) }
  }
}

/** The whole lines of a range, without the line that it ends in front of. */
function linesOf(text: string, { from, to }: Range): Range {
  const last = to > from && lineStart(text, to) === to ? to - 1 : to
  return { from: lineStart(text, from), to: nextLine(text, last) }
}

function within(edits: readonly TextEdit[], { from, to }: Range): TextEdit[] {
  return edits.filter(it => it.from >= from && it.to <= to)
}
