import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf } from './reading/document-at.ts'
import { ofAll, perDocument } from './reading/per-document.ts'

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
  const documents = documentsOf(analysed, at)
  return ofAll(documents, documents.length > 1 ? amongOthers : alone)
}

const alone = perDocument(({ text }) => rangesIn(text.split(lineBreak), false), moved)
/** Those of a document of several. */
export const amongOthers = perDocument(({ text }) => rangesIn(text.split(lineBreak), true), moved)

const lineBreak = /\r\n|\r|\n/

function moved({ startLine, endLine, ...it }: FoldingRange, lines: number): FoldingRange {
  return { ...it, startLine: startLine + lines, endLine: endLine + lines }
}

/** Of one document: it folds as a whole where there are others. */
function rangesIn(lines: readonly string[], isOneOfMany: boolean): FoldingRange[] {
  const ranges = [...(isOneOfMany ? wholeRange(lines) : []), ...commentRanges(lines), ...blockRanges(lines)]
  // Two that begin in one line cannot both be folded: the longer one is meant.
  const byStart = new Map<number, FoldingRange>()
  for (const it of ranges) {
    const known = byStart.get(it.startLine)
    if (!known || known.endLine < it.endLine) byStart.set(it.startLine, it)
  }
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine)
}

function wholeRange(lines: readonly string[]): FoldingRange[] {
  const isWritten = (it: string) => it.trim() !== ''
  const start = Math.max(lines.findIndex(isWritten), 0)
  const end = lines.findLastIndex(isWritten)
  return end > start ? [{ startLine: start, endLine: end, kind: 'region' }] : []
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
