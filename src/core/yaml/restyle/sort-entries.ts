import { columnOf, lineBreakOf, lineEnd, lineStart, nextLine } from '../../text/lines.ts'
import { textDifference } from '../../text/text-difference.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { readsTheSame } from '../format/format-document.ts'
import { keyName } from '../key-name.ts'
import type { Path } from '../path.ts'
import { treeOf } from '../read-document.ts'
import type { SourceDocument } from '../source-document.ts'
import { commentsAbove, locateIn } from '../source-map.ts'
import type { Entry, MapNode } from '../tree.ts'

/**
 * Puts the entries of a block map into an order, each with its comments; those that the order does not name stay behind those that it
 * does, as they are. Nothing where that changes nothing, or would be read otherwise: an alias in front of its anchor.
 */
export function sortEntries(document: SourceDocument, path: Path, order: readonly string[]): TextEdit[] {
  const map = blockMapAt(document, path)
  if (!map || isSorted(map, order)) return []
  const sorted = sortedText(document.text, map, order)
  const edits = sorted === undefined ? [] : textDifference(document.text, sorted)
  return readsTheSame(document, edits) ? edits : []
}

/** Whether the entries of a map are in an order already, or of a kind that is not sorted: in braces. */
export function isInOrder(document: SourceDocument, path: Path, order: readonly string[]): boolean {
  const map = blockMapAt(document, path)
  return !map || isSorted(map, order)
}

function blockMapAt(document: SourceDocument, path: Path): MapNode | undefined {
  const node = locateIn(treeOf(document), path)?.value
  return node?.kind === 'map' && !node.flow ? node : undefined
}

function isSorted(map: MapNode, order: readonly string[]): boolean {
  return ranked(map, order).every(({ index }, i) => index === i)
}

function ranked(map: MapNode, order: readonly string[]) {
  const rank = (entry: Entry) => {
    const found = order.indexOf(keyName(entry.key) ?? '')
    return found < 0 ? order.length : found
  }
  return map.entries
    .map((entry, index) => ({ index, rank: rank(entry) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
}

function sortedText(text: string, map: MapNode, order: readonly string[]): string | undefined {
  const [first] = map.entries
  const last = map.entries.at(-1)
  if (!first || !last) return undefined
  const firstLine = lineStart(text, first.from)
  // Behind a dash the first entry shares its line.
  const isAlone = text.slice(firstLine, first.from).trim() === ''
  const from = isAlone ? firstLine : first.from
  const starts = map.entries.map((it, i) => (i === 0 ? from : lineStart(text, commentsAbove(text, it.from))))
  const to = lineEnd(text, last.to) === text.length ? text.length : nextLine(text, last.to)
  const lead = isAlone ? '' : ' '.repeat(columnOf(text, first.from))
  const chunks = starts.map((start, i) => {
    const chunk = text.slice(start, starts[i + 1] ?? to)
    return (i === 0 ? lead : '') + (/[\r\n]$/.test(chunk) ? chunk : chunk + lineBreakOf(text))
  })
  const joined = ranked(map, order)
    .map(it => chunks[it.index]!)
    .join('')
  // A comment cannot begin a map behind a dash.
  if (!isAlone && !joined.startsWith(lead)) return undefined
  if (!isAlone && joined.trimStart().startsWith('#')) return undefined
  const isEnded = to < text.length || /[\r\n]$/.test(text)
  const body = isEnded ? joined : joined.replace(/(?:\r\n|\r|\n)$/, '')
  return text.slice(0, from) + body.slice(lead.length) + text.slice(to)
}
