import type { Range } from '../text-edit.ts'

/**
 * A place in a text as the Language Server Protocol counts: lines and UTF-16 units in a line, both from 0. A line ends with LF, CRLF or
 * a lone CR. Byte-order marks at the beginning are not part of the text: editors do not show them.
 */
export interface Position {
  readonly line: number
  readonly character: number
}

/** What the protocol calls a range: the end is not part of it. */
export interface LineRange {
  readonly start: Position
  readonly end: Position
}

/** Leads between the offsets of a text and its lines; the one place that does. */
export interface Positions {
  /** Of an offset outside the text: where the text begins or ends. */
  positionAt(offset: number): Position
  /** Of a position that there is not: the end of its line or of the text. */
  offsetAt(position: Position): number
  lineRange(range: Range): LineRange
  range(range: LineRange): Range
}

/** Of the texts asked about last, these are kept. */
const mostKept = 8
const kept = new Map<string, Positions>()

/** Lines and offsets of a text, kept for the texts that are asked about again and again. */
export function positionsIn(text: string): Positions {
  const made = kept.get(text) ?? readPositions(text)
  // The string that was asked with last is the one that is found without comparing long texts.
  kept.delete(text)
  kept.set(text, made)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return made
}

/** The same for a text that is asked about by one who keeps the answer. */
export function readPositions(text: string): Positions {
  const lead = /^\ufeff*/.exec(text)![0].length
  const starts = lineStartsFrom(text, lead)

  function positionAt(offset: number): Position {
    const at = Math.min(Math.max(offset, lead), text.length)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= at) low = middle
      else high = middle - 1
    }
    return { line: low, character: at - starts[low]! }
  }

  function offsetAt({ line, character }: Position): number {
    if (line < 0) return lead
    const start = starts[line]
    if (start === undefined) return text.length
    return Math.min(start + Math.max(character, 0), endOf(line))
  }

  /** Before the line break. */
  function endOf(line: number): number {
    const next = starts[line + 1]
    if (next === undefined) return text.length
    return text[next - 1] === '\n' && text[next - 2] === '\r' ? next - 2 : next - 1
  }

  return {
    positionAt,
    offsetAt,
    lineRange: ({ from, to }) => ({ start: positionAt(from), end: positionAt(to) }),
    range: ({ start, end }) => ({ from: offsetAt(start), to: offsetAt(end) }),
  }
}

function lineStartsFrom(text: string, lead: number): number[] {
  const starts = [lead]
  if (!text.includes('\r')) {
    for (let i = text.indexOf('\n', lead); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
    return starts
  }
  for (let i = lead; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return starts
}
