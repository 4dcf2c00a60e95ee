/** Where the lines of a text begin, in order; the first where the text itself does. */
export type LineStarts = Uint32Array

/** A text, and where its lines begin. */
export interface KnownLines {
  readonly text: string
  readonly lead: number
  readonly starts: LineStarts
}

/** Where the lines of a text begin of which the first units, those up to `lead`, are not seen. */
export function lineStartsOf(text: string, lead: number): LineStarts {
  const starts = new Starts(text.length >> 4)
  starts.add(lead)
  if (text.includes('\r')) startsWithin(text, lead + 1, text.length, starts)
  else for (let i = text.indexOf('\n', lead); i >= 0; i = text.indexOf('\n', i + 1)) starts.add(i + 1)
  return starts.all()
}

/** The same, found from those of a text that is nearly the same: a keystroke in a long text moves them. */
export function lineStartsAgain(before: KnownLines, text: string, lead: number): LineStarts {
  const same = before.lead === lead ? sameBefore(before.text, text) : 0
  if (same <= lead) return lineStartsOf(text, lead)
  const most = Math.min(before.text.length, text.length) - same
  const sameBehind = sameAtEnd(before.text, text, most)
  const shift = text.length - before.text.length
  // Whether a line begins depends on the unit there and the one before it.
  const head = countBelow(before.starts, same)
  const tail = countBelow(before.starts, before.text.length - sameBehind + 1)
  const starts = new Starts(before.starts.length + 8)
  starts.addAll(before.starts.subarray(0, head), 0)
  startsWithin(text, Math.max(same, lead + 1), text.length - sameBehind, starts)
  starts.addAll(before.starts.subarray(tail), shift)
  return starts.all()
}

/** How many of the numbers are below a limit. */
function countBelow(starts: LineStarts, limit: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Enters the offsets from one up to another, that one with it, at which a line begins. */
function startsWithin(text: string, from: number, to: number, starts: Starts): void {
  for (let i = from; i <= to; i++) {
    const code = text.charCodeAt(i - 1)
    if (code === 10 || (code === 13 && text.charCodeAt(i) !== 10)) starts.add(i)
  }
}

/** Long texts are compared in pieces, which takes no time for each unit. */
const piece = 32_768

function sameBefore(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let at = 0
  while (at + piece <= most && a.slice(at, at + piece) === b.slice(at, at + piece)) at += piece
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++
  return at
}

function sameAtEnd(a: string, b: string, most: number): number {
  const [endOfA, endOfB] = [a.length, b.length]
  let count = 0
  while (
    count + piece <= most &&
    a.slice(endOfA - count - piece, endOfA - count) === b.slice(endOfB - count - piece, endOfB - count)
  )
    count += piece
  while (count < most && a.charCodeAt(endOfA - count - 1) === b.charCodeAt(endOfB - count - 1)) count++
  return count
}

/** Numbers one after the other, in as much room as they need. */
class Starts {
  private numbers: Uint32Array
  private count = 0

  constructor(expected: number) {
    this.numbers = new Uint32Array(Math.max(expected, 8))
  }

  add(start: number): void {
    this.grow(1)
    this.numbers[this.count++] = start
  }

  addAll(starts: LineStarts, shift: number): void {
    this.grow(starts.length)
    this.numbers.set(starts, this.count)
    const end = this.count + starts.length
    if (shift !== 0) for (let i = this.count; i < end; i++) this.numbers[i]! += shift
    this.count = end
  }

  all(): LineStarts {
    return this.numbers.subarray(0, this.count)
  }

  private grow(by: number): void {
    if (this.count + by <= this.numbers.length) return
    const more = new Uint32Array(Math.max(this.numbers.length * 2, this.count + by))
    more.set(this.numbers)
    this.numbers = more
  }
}
