import type { Path } from '../path.ts'
import { valueAt } from '../path.ts'
import type { SourceDocument } from '../source-document.ts'

/** The text that a value holds, and the way between its offsets and those of the document around it. */
export interface InnerText {
  readonly text: string
  /** Undefined for an offset before the text, in its indentation included. */
  inside(offset: number): number | undefined
  outside(offset: number): number
}

/** A text that is written as it is, line for line: a literal block. Undefined for any other value. */
export function innerTextAt(document: SourceDocument, path: Path): InnerText | undefined {
  const { sourceMap, value } = document
  const text: unknown = value === undefined ? undefined : valueAt(value, path)
  const range = sourceMap.valueRange(path)
  if (typeof text !== 'string' || !range || sourceMap.scalarStyle(path) !== 'literal') return undefined
  const lines = linesFrom(document.text, range)
  const indent = indentOf(lines, text)
  if (indent === undefined) return undefined
  return {
    text,
    inside(offset) {
      const line = lines.findLastIndex(it => it.from <= offset)
      if (line < 0) return undefined
      const column = offset - lines[line]!.from - indent
      return column < 0 ? undefined : Math.min(startOf(text, line) + column, text.length)
    },
    outside(offset) {
      const before = text.slice(0, offset)
      const line = before.split('\n').length - 1
      const own = lines[Math.min(line, lines.length - 1)]!
      return Math.min(own.from + indent + before.length - (before.lastIndexOf('\n') + 1), own.to)
    },
  }
}

interface Line {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The lines below the one with the `|`. */
function linesFrom(text: string, { from, to }: { readonly from: number; readonly to: number }): Line[] {
  const lines: Line[] = []
  let start = text.indexOf('\n', from) + 1
  while (start > 0 && start < to) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 || end > to ? to : end
    lines.push({ from: start, to: stop, text: text.slice(start, stop).replace(/\r$/, '') })
    start = end < 0 ? 0 : end + 1
  }
  return lines
}

/** How far the lines are indented; undefined where they do not say what the text says. */
function indentOf(lines: readonly Line[], text: string): number | undefined {
  const first = lines.find(it => it.text.trim() !== '')
  const inner = text.split('\n')
  const own = first && inner[lines.indexOf(first)]
  if (!first || own === undefined || !first.text.endsWith(own)) return undefined
  const indent = first.text.length - own.length
  const isSame = inner.every((it, i) => it === '' || lines[i]?.text.slice(indent) === it)
  return isSame ? indent : undefined
}

function startOf(text: string, line: number): number {
  let at = 0
  for (let i = 0; i < line; i++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}
