import { markDifferences } from './common-sequence.ts'

/** Lines of one text that stand in the place of lines of another: numbers from 0, ends exclusive. */
export interface LineBlock {
  readonly oldFrom: number
  readonly oldTo: number
  readonly newFrom: number
  readonly newTo: number
}

export interface LineDiff {
  /** The lines of both texts, each with the LF that ends it; a CR, a byte-order mark or a missing end is part of its line. */
  readonly old: readonly string[]
  readonly now: readonly string[]
  /** What differs, in ascending order; between two blocks there is a line that both have. */
  readonly blocks: readonly LineBlock[]
}

/** Where two texts differ, line by line: as few lines as there can be, unless very many differ. */
export function lineDiff(before: string, after: string): LineDiff {
  const old = linesOf(before)
  const now = linesOf(after)
  return { old, now, blocks: differingLines(old, now) }
}

/** The lines of a text as git counts them: ended by LF, the last one perhaps by nothing. Together they are the text. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Where two lists of lines differ. */
export function differingLines(old: readonly string[], now: readonly string[]): LineBlock[] {
  let head = 0
  let tail = 0
  const shorter = Math.min(old.length, now.length)
  while (head < shorter && old[head] === now[head]) head++
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  const marks = differencesBetween(old.slice(head, old.length - tail), now.slice(head, now.length - tail))
  const blocks: LineBlock[] = []
  let [i, j] = [0, 0]
  while (i < marks.old.length || j < marks.now.length) {
    const [oldFrom, newFrom] = [i, j]
    while (marks.old[i]) i++
    while (marks.now[j]) j++
    if (i > oldFrom || j > newFrom)
      blocks.push({ oldFrom: head + oldFrom, oldTo: head + i, newFrom: head + newFrom, newTo: head + j })
    else {
      i++
      j++
    }
  }
  return settled(old, now, blocks)
}

function differencesBetween(old: readonly string[], now: readonly string[]) {
  const numbers = new Map<string, number>()
  const numbered = (line: string) => {
    const number = numbers.get(line) ?? numbers.size
    numbers.set(line, number)
    return number
  }
  const [a, b] = [Int32Array.from(old, numbered), Int32Array.from(now, numbered)]
  // A line that the other side does not have differs in any case: the search is spared it.
  const [inOld, inNow] = [new Uint8Array(numbers.size), new Uint8Array(numbers.size)]
  for (const it of a) inOld[it] = 1
  for (const it of b) inNow[it] = 1
  const kept = markDifferences(
    a.filter(it => inNow[it]),
    b.filter(it => inOld[it]),
  )
  const spread = (all: Int32Array, known: Uint8Array, marks: Uint8Array) => {
    let at = 0
    return Uint8Array.from(all, it => (known[it] ? marks[at++]! : 1))
  }
  return { old: spread(a, inNow, kept.old), now: spread(b, inOld, kept.now) }
}

/**
 * Lines that were only put in or only taken out can often be told in several places; of those this takes the one where
 * they begin with the least indentation, so that an item or a document is not told as the end of one and the beginning of another.
 */
function settled(old: readonly string[], now: readonly string[], blocks: readonly LineBlock[]): LineBlock[] {
  const result: LineBlock[] = []
  for (const [at, block] of blocks.entries()) {
    const isAdded = block.oldFrom === block.oldTo
    if (!isAdded && block.newFrom !== block.newTo) {
      result.push(block)
      continue
    }
    const [lines, from, to] = isAdded ? [now, block.newFrom, block.newTo] : [old, block.oldFrom, block.oldTo]
    const [left, right] = [result[at - 1], blocks[at + 1]]
    const first = left ? (isAdded ? left.newTo : left.oldTo) + 1 : 0
    const last = (right ? (isAdded ? right.newFrom : right.oldFrom) : lines.length) - (right ? 1 : 0)
    let up = 0
    while (from - up > first && lines[from - up - 1] === lines[to - up - 1]) up++
    let down = 0
    while (to + down < last && lines[from + down] === lines[to + down]) down++
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let shift = -up; shift <= down; shift++) {
      const indent = indentOf(lines[from + shift]!)
      if (indent > least) continue
      best = shift
      least = indent
    }
    const { oldFrom, oldTo, newFrom, newTo } = block
    result.push({
      oldFrom: oldFrom + best,
      oldTo: oldTo + best,
      newFrom: newFrom + best,
      newTo: newTo + best,
    })
  }
  return result
}

/** Blanks before the first letter; a line between documents comes before all others, a blank one after all. */
function indentOf(line: string): number {
  if (line.startsWith('---')) return -1
  const at = line.search(/\S/)
  return at < 0 ? 1_000 : at
}
