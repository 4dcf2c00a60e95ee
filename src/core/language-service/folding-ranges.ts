import type { DocumentRange } from '../yaml/cut-documents.ts'
import { type Analysed, type InFile, textOf } from './reading/analysed.ts'
import { cutsOf } from './reading/document-at.ts'

/** What the protocol calls a folding range: lines from 0, the first of which stays seen. */
export interface FoldingRange {
  readonly startLine: number
  readonly endLine: number
  readonly kind?: 'comment' | 'region'
}

/**
 * What can be folded: documents, keys with what is under them, items of lists (servers, rules, routes), comments of several lines. It goes
 * by the lines alone, so that nothing unfolds while a line is typed that cannot be read.
 */
export function foldingRanges(analysed: Analysed, at: InFile): FoldingRange[] {
  const text = textOf(analysed, at)
  if (text === undefined) return []
  const lines = text.split(/\r\n|\r|\n/)
  const ranges = [
    ...documentRanges(cutsOf(analysed, at.file, text), text, lines),
    ...commentRanges(lines),
    ...blockRanges(lines),
  ]
  // Two that begin in one line cannot both be folded: the longer one is meant.
  const byStart = new Map<number, FoldingRange>()
  for (const it of ranges) {
    const known = byStart.get(it.startLine)
    if (!known || known.endLine < it.endLine) byStart.set(it.startLine, it)
  }
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine)
}

function documentRanges(
  cuts: readonly DocumentRange[],
  text: string,
  lines: readonly string[],
): FoldingRange[] {
  if (cuts.length < 2) return []
  let line = 0
  return cuts.flatMap(({ from, to }) => {
    const first = line
    line += breaksIn(text, from, to)
    const end = lastWritten(lines, first, to === text.length ? lines.length - 1 : line - 1)
    let start = first
    while (start < end && lines[start]?.trim() === '') start++
    return end > start ? [{ startLine: start, endLine: end, kind: 'region' as const }] : []
  })
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}

function commentRanges(lines: readonly string[]): FoldingRange[] {
  const ranges: FoldingRange[] = []
  for (let i = 0; i < lines.length; i++) {
    const first = i
    while (i < lines.length && isComment(lines[i]!)) i++
    if (i - first > 1) ranges.push({ startLine: first, endLine: i - 1, kind: 'comment' })
  }
  return ranges
}

/** Each line folds those below that stand deeper; a dash in the column of a key stands deeper than it. */
function blockRanges(lines: readonly string[]): FoldingRange[] {
  const ranges: FoldingRange[] = []
  const open: { readonly line: number; readonly depth: number }[] = []
  let last = -1
  const close = (depth: number) => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      open.pop()
      if (last > top.line) ranges.push({ startLine: top.line, endLine: last })
    }
  }
  for (const [i, line] of lines.entries()) {
    const indent = line.search(/\S/)
    if (indent < 0 || line[indent] === '#') continue
    const depth = depthOf(line, indent)
    close(depth)
    if (depth >= 0) open.push({ line: i, depth })
    last = i
  }
  close(-1)
  return ranges
}

function depthOf(line: string, indent: number): number {
  if (indent === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(line)) return -1
  const isItem = line[indent] === '-' && /^(?:\s|$)/.test(line.slice(indent + 1, indent + 2))
  return indent * 2 + (isItem ? 1 : 0)
}

function isComment(line: string): boolean {
  return line.trimStart().startsWith('#')
}

function lastWritten(lines: readonly string[], first: number, last: number): number {
  let line = last
  while (line > first && lines[line]?.trim() === '') line--
  return line
}
