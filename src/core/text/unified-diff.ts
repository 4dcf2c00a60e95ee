import { applyEdits, type TextEdit } from './text-edit.ts'
import { encodeUtf8 } from './utf8.ts'

/** A line of a hunk: kept, taken out or put in. The text has no LF; a CR in front of one stays in it. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
  /** Set for a file's last line where nothing ends it. */
  readonly open?: true
}

export interface Hunk {
  /** Of the first line, from 1. */
  readonly oldStart: number
  readonly newStart: number
  readonly lines: readonly DiffLine[]
}

/** What edits do to a file, as `patch` and `git apply` take it; empty where they change nothing. */
export function unifiedDiff(file: string, before: string, edits: readonly TextEdit[]): string {
  const hunks = diffHunks(before, edits)
  if (hunks.length === 0) return ''
  return `--- ${headName('a', file)}\n+++ ${headName('b', file)}\n${hunks.map(formatHunk).join('')}`
}

/** The changed lines of a text with three lines around them. */
export function diffHunks(before: string, edits: readonly TextEdit[]): Hunk[] {
  const lines = linesOf(before)
  const hunks: Stretch[][] = []
  for (const stretch of changedStretches(before, lines, edits)) {
    const near = hunks.at(-1)?.at(-1)
    if (near && stretch.from - near.to <= 2 * around) hunks.at(-1)!.push(stretch)
    else hunks.push([stretch])
  }
  let shift = 0
  return hunks.map(stretches => {
    const first = Math.max(0, stretches[0]!.from - around)
    const last = Math.min(lines.length, stretches.at(-1)!.to + around)
    const hunk: DiffLine[] = []
    let at = first
    for (const { from, to, now } of stretches) {
      hunk.push(...lines.slice(at, from).map(it => diffLine(' ', it)))
      hunk.push(...lines.slice(from, to).map(it => diffLine('-', it)))
      hunk.push(...now.map(it => diffLine('+', it)))
      at = to
    }
    hunk.push(...lines.slice(at, last).map(it => diffLine(' ', it)))
    const starts = { oldStart: first + 1, newStart: first + 1 + shift }
    shift += stretches.reduce((sum, it) => sum + it.now.length - (it.to - it.from), 0)
    return { ...starts, lines: hunk }
  })
}

const around = 3

/** Lines from one number to another (from 0, the end exclusive), and those that take their place. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly now: readonly string[]
}

function changedStretches(
  before: string,
  lines: readonly string[],
  edits: readonly TextEdit[],
): readonly Stretch[] {
  const starts = [0]
  for (const line of lines) starts.push(starts.at(-1)! + line.length)
  // Behind a line break there is one more line, with nothing in it; the end of an open line is that line's.
  const searched = before === '' || before.endsWith('\n') ? starts : starts.slice(0, -1)
  const groups: { from: number; to: number; edits: TextEdit[] }[] = []
  for (const edit of edits) {
    const from = lineAt(searched, edit.from)
    const to = Math.min(lineAt(searched, edit.to) + 1, lines.length)
    const group = groups.at(-1)
    if (group && from < group.to) {
      group.to = Math.max(group.to, to)
      group.edits.push(edit)
    } else groups.push({ from, to, edits: [edit] })
  }
  return groups.flatMap(group => {
    const offset = starts[group.from]!
    const own = group.edits.map(it => ({ ...it, from: it.from - offset, to: it.to - offset }))
    const now = linesOf(applyEdits(before.slice(offset, starts[group.to]), own))
    return trimmed(lines, { from: group.from, to: group.to, now })
  })
}

/** Without the lines at both ends that stay as they are. */
function trimmed(lines: readonly string[], { from, to, now }: Stretch): Stretch[] {
  let [head, tail] = [0, 0]
  const shorter = Math.min(to - from, now.length)
  while (head < shorter && lines[from + head] === now[head]) head++
  while (tail < shorter - head && lines[to - 1 - tail] === now[now.length - 1 - tail]) tail++
  const stretch = { from: from + head, to: to - tail, now: now.slice(head, now.length - tail) }
  return stretch.to > stretch.from || stretch.now.length > 0 ? [stretch] : []
}

/** The number of the line that holds an offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function diffLine(sign: DiffLine['sign'], line: string): DiffLine {
  return line.endsWith('\n') ? { sign, text: line.slice(0, -1) } : { sign, text: line, open: true }
}

function formatHunk({ oldStart, newStart, lines }: Hunk): string {
  const span = (start: number, without: DiffLine['sign']) => {
    const count = lines.filter(it => it.sign !== without).length
    // Of no lines the one before is named.
    return `${count === 0 ? start - 1 : start},${count}`
  }
  const body = lines.map(
    ({ sign, text, open }) => `${sign}${text}\n${open ? '\\ No newline at end of file\n' : ''}`,
  )
  return `@@ -${span(oldStart, '+')} +${span(newStart, '-')} @@\n${body.join('')}`
}

/** A name as git writes it: quoted where it would break its line, and closed by a tab where blanks are in it. */
function headName(side: string, file: string): string {
  const name = `${side}/${file}`
  if (/[\p{Cc}"\\]/u.test(name)) return `"${name.replace(/[\p{Cc}"\\]/gu, escaped)}"`
  return /\s/.test(name) ? `${name}\t` : name
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  const bytes = [...encodeUtf8(character)]
  return bytes.map(it => `\\${it.toString(8).padStart(3, '0')}`).join('')
}
