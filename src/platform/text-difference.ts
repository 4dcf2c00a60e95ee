import type { TextEdit } from '../core/text/text-edit.ts'

/**
 * Edits that turn one text into another, in ascending order: whole lines are matched first, then each differing
 * stretch is narrowed to its differing characters. Texts with very many differing lines get one edit.
 */
export function textDifference(before: string, after: string): TextEdit[] {
  const whole = narrow(before, after, 0, before.length, 0, after.length)
  if (!whole) return []
  const from = lineStart(before, whole.from)
  const oldTo = lineEnd(before, whole.to)
  const newTo = after.length - (before.length - oldTo)
  const oldLines = splitLines(before.slice(from, oldTo))
  const newLines = splitLines(after.slice(from, newTo))
  if (oldLines.length * newLines.length > 250_000 || oldLines.length < 3) return [toEdit(whole, after)]
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

/** Longest common subsequence of the lines, by the plain table: the stretch is small here. */
function lineEdits(
  before: string,
  after: string,
  start: number,
  oldLines: readonly string[],
  newLines: readonly string[],
): TextEdit[] {
  const width = newLines.length + 1
  const common = new Uint32Array((oldLines.length + 1) * width)
  for (let i = oldLines.length - 1; i >= 0; i--)
    for (let j = newLines.length - 1; j >= 0; j--)
      common[i * width + j] =
        oldLines[i] === newLines[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)

  const edits: TextEdit[] = []
  let [i, j, at, newAt] = [0, 0, start, start]
  let [from, newFrom] = [at, newAt]
  const close = () => {
    const stretch = narrow(before, after, from, at, newFrom, newAt)
    if (stretch) edits.push(toEdit(stretch, after))
  }
  while (i < oldLines.length || j < newLines.length) {
    const old = oldLines[i]
    const fresh = newLines[j]
    if (old !== undefined && old === fresh) {
      close()
      at += old.length
      newAt += old.length
      from = at
      newFrom = newAt
      i++
      j++
    } else if (
      old !== undefined &&
      (fresh === undefined || common[(i + 1) * width + j]! >= common[i * width + j + 1]!)
    ) {
      at += old.length
      i++
    } else {
      newAt += fresh?.length ?? 0
      j++
    }
  }
  close()
  return edits
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset)
  return at < 0 ? text.length : at + 1
}
