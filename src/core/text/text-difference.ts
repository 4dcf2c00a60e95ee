import { differingLines, linesOf } from './line-diff.ts'
import type { TextEdit } from './text-edit.ts'

/**
 * Edits that turn one text into another, in ascending order: whole lines are matched first, then each differing
 * stretch is narrowed to its differing characters.
 */
export function textDifference(before: string, after: string): TextEdit[] {
  const whole = narrow(before, after, 0, before.length, 0, after.length)
  if (!whole) return []
  const from = lineStart(before, whole.from)
  const oldTo = lineEnd(before, whole.to)
  const newTo = after.length - (before.length - oldTo)
  const oldLines = linesOf(before.slice(from, oldTo))
  const newLines = linesOf(after.slice(from, newTo))
  if (oldLines.length < 3) return [toEdit(whole, after)]
  return lineEdits(before, after, from, oldLines, newLines)
}

interface Stretch {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

/** The smallest differing stretch of two stretches; never between the halves of a surrogate pair or of a CR LF. */
function narrow(
  before: string,
  after: string,
  from: number,
  to: number,
  newFrom: number,
  newTo: number,
): Stretch | undefined {
  let [a, b, c, d] = [from, to, newFrom, newTo]
  while (a < b && c < d && before.charCodeAt(a) === after.charCodeAt(c)) {
    a++
    c++
  }
  if (a === b && c === d) return undefined
  while (a > from && (splits(before, a) || splits(after, c))) {
    a--
    c--
  }
  while (b > a && d > c && before.charCodeAt(b - 1) === after.charCodeAt(d - 1)) {
    b--
    d--
  }
  while (b < to && (splits(before, b) || splits(after, d))) {
    b++
    d++
  }
  return { from: a, to: b, newFrom: c, newTo: d }
}

function splits(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset)
  const before = text.charCodeAt(offset - 1)
  return (
    (unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff) ||
    (unit === 10 && before === 13)
  )
}

function toEdit(it: Stretch, after: string): TextEdit {
  return { from: it.from, to: it.to, insert: after.slice(it.newFrom, it.newTo) }
}

/** The smallest edits between the lines that both have. `start` is where both lists of lines begin. */
function lineEdits(
  before: string,
  after: string,
  start: number,
  oldLines: readonly string[],
  newLines: readonly string[],
): TextEdit[] {
  const oldStarts = startsOf(oldLines, start)
  const newStarts = startsOf(newLines, start)
  return differingLines(oldLines, newLines).flatMap(it => {
    const [from, to] = [oldStarts[it.oldFrom]!, oldStarts[it.oldTo]!]
    const stretch = narrow(before, after, from, to, newStarts[it.newFrom]!, newStarts[it.newTo]!)
    return stretch ? [toEdit(stretch, after)] : []
  })
}

/** Where each line begins, and where the last one ends. */
function startsOf(lines: readonly string[], start: number): number[] {
  const starts = [start]
  for (const line of lines) starts.push(starts.at(-1)! + line.length)
  return starts
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  return at < 0 ? text.length : at + 1
}
