import type { TextEdit } from '../../text/text-edit.ts'
import { editedDocument } from '../document-cache.ts'
import { equalJson } from '../edit/json.ts'
import { treeOf } from '../read-document.ts'
import type { SourceDocument } from '../source-document.ts'
import { type FormatOptions, formatStyleOf } from './format-style.ts'
import { type Layout, layOut } from './lay-out.ts'
import { placeComments } from './place-comments.ts'
import { type TextLine, textLines } from './text-lines.ts'

/**
 * The edits that lay a document out, in its own offsets: indentation, one blank behind `:` and `-`, no blanks at the
 * ends of lines, no two blank lines, none at the beginning and the end, a line break at the end. Only blanks and line breaks
 * change. Brackets stay as they are written, and a document that cannot be read, or would be read otherwise, stays as it is.
 */
export function formatDocument(document: SourceDocument, options: FormatOptions = {}): TextEdit[] {
  if (!document.readable || document.faults.some(it => it.code === 'unread')) return []
  const edits = layoutEdits(document, options)
  return readsTheSame(document, edits) ? edits : []
}

/** Whether a document with edits says what it says without. */
export function readsTheSame(document: SourceDocument, edits: readonly TextEdit[]): boolean {
  if (edits.length === 0) return true
  const left = editedDocument(document, edits)
  if (document.value === undefined) return left.readable && left.value === undefined
  return left.readable && equalJson(left.value, document.value)
}

function layoutEdits(document: SourceDocument, options: FormatOptions): TextEdit[] {
  const { text } = document
  const style = formatStyleOf(document, options)
  const lines = textLines(text)
  const layout = layOut(text, lines, treeOf(document), style)
  const edits = [
    ...lineEdits(text, lines, layout),
    ...layout.gaps,
    ...markerGaps(text, lines, layout),
    ...blankLines(text, lines, layout),
    ...lastBreak(text, lines, layout, style.lineBreak),
  ]
  return edits.sort((a, b) => a.from - b.from || a.to - b.to)
}

/** Blanks at the beginnings and the ends of lines. */
function lineEdits(text: string, lines: readonly TextLine[], layout: Layout): TextEdit[] {
  const comments = placeComments(text, lines, layout)
  return lines.flatMap((line, i) => {
    const laid = layout.lines.get(i)
    const isEmpty = line.isBlank && !laid?.isKept
    if (isEmpty) return []
    const column = laid ? laid.column : comments.get(i)
    const lead = column === undefined ? [] : leadEdit(text, line, laid?.instead ?? line.lead, column)
    if (laid?.isText || (line.isBlank && lead.length > 0)) return lead
    return [...lead, ...tailEdit(text, line)]
  })
}

function leadEdit(text: string, { from }: TextLine, length: number, column: number): TextEdit[] {
  const insert = ' '.repeat(column)
  return text.slice(from, from + length) === insert ? [] : [{ from, to: from + length, insert }]
}

function tailEdit(text: string, { from, to }: TextLine): TextEdit[] {
  let end = to
  while (end > from && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  return end < to ? [{ from: end, to, insert: '' }] : []
}

/** One blank between a `---` and a comment behind it. */
function markerGaps(text: string, lines: readonly TextLine[], layout: Layout): TextEdit[] {
  return lines.flatMap(({ from, to }, i) => {
    const gap = layout.lines.has(i) ? undefined : /^---([ \t]+)#/.exec(text.slice(from, to))?.[1]
    if (gap === undefined || gap === ' ') return []
    return [{ from: from + 3, to: from + 3 + gap.length, insert: ' ' }]
  })
}

/** Of blank lines, one between others stays; none at the ends of the document and beside its `---`. */
function blankLines(text: string, lines: readonly TextLine[], layout: Layout): TextEdit[] {
  const edits: TextEdit[] = []
  let isWanted = false
  let run: TextLine[] = []
  for (const [i, line] of lines.entries()) {
    const laid = layout.lines.get(i)
    if (line.isBlank && !laid?.isKept) {
      run.push(line)
      continue
    }
    const isMarker = !laid && text.startsWith('---', line.from)
    edits.push(...thin(text, run, isWanted && !isMarker))
    run = []
    isWanted = !isMarker
  }
  return [...edits, ...thin(text, run, false)]
}

/** Takes blank lines out that follow each other, but the first where one is wanted. */
function thin(text: string, run: readonly TextLine[], isWanted: boolean): TextEdit[] {
  const [first, ...others] = run
  if (!first) return []
  if (!isWanted) return removed(first.from, run.at(-1)!.next)
  const rest = others.length > 0 ? removed(others[0]!.from, run.at(-1)!.next) : []
  return [...tailEdit(text, first), ...rest]
}

function removed(from: number, to: number): TextEdit[] {
  return to > from ? [{ from, to, insert: '' }] : []
}

/** A line break behind the last line, unless it is blank and goes. */
function lastBreak(text: string, lines: readonly TextLine[], layout: Layout, lineBreak: string): TextEdit[] {
  const last = lines.at(-1)!
  const goes = last.isBlank && !layout.lines.get(lines.length - 1)?.isKept
  if (goes || last.next > last.to) return []
  return [{ from: text.length, to: text.length, insert: lineBreak }]
}
