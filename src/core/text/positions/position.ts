import type { Range } from '../text-edit.ts'
import { type KnownLines, lineStartsAgain, lineStartsOf } from './line-starts.ts'

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
const kept = new Map<string, KnownPositions>()

interface KnownPositions extends Positions {
  readonly lines: KnownLines
}

/** Lines and offsets of a text, kept for the texts that are asked about again and again. */
export function positionsIn(text: string): Positions {
  const made = kept.get(text) ?? positionsOf(linesLike(text))
  // The string that was asked with last is the one that is found without comparing long texts.
  kept.delete(text)
  kept.set(text, made)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return made
}

/** The same for a text that is asked about by one who keeps the answer. */
export function readPositions(text: string): Positions {
  return positionsOf(linesOf(text))
}

function linesOf(text: string): KnownLines {
  const lead = leadOf(text)
  return { text, lead, starts: lineStartsOf(text, lead) }
}

/** Shorter texts are gone through faster than compared. */
const longText = 100_000

/** Of a long text that differs little from one that is kept, as after a keystroke, only what differs is gone through. */
function linesLike(text: string): KnownLines {
  if (text.length < longText) return linesOf(text)
  const isNear = ({ lines }: KnownPositions) => Math.abs(lines.text.length - text.length) < nearness
  const before = [...kept.values()].findLast(isNear)
  const lead = leadOf(text)
  return before ? { text, lead, starts: lineStartsAgain(before.lines, text, lead) } : linesOf(text)
}

/** What is typed, pasted or moved by a keystroke is seldom longer. */
const nearness = 10_000

function leadOf(text: string): number {
  return /^\ufeff*/.exec(text)![0].length
}

function positionsOf(lines: KnownLines): KnownPositions {
  const { text, lead, starts } = lines

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
    lines,
    positionAt,
    offsetAt,
    lineRange: ({ from, to }) => ({ start: positionAt(from), end: positionAt(to) }),
    range: ({ start, end }) => ({ from: offsetAt(start), to: offsetAt(end) }),
  }
}
