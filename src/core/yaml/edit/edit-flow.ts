import { lineEnd, lineStart } from '../../text/lines.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import { commentsAbove } from '../source-map.ts'
import type { Entry, Item, ListNode, MapNode } from '../tree.ts'
import { columnOf } from './column-of.ts'
import { type Draft, Refusal, spaces } from './draft.ts'

type Part = Entry | Item

/** The entries of a map or the items of a list. */
export function partsOf(node: MapNode | ListNode): readonly Part[] {
  return node.kind === 'map' ? node.entries : node.items
}

/** Adds a written entry or item to `[]` or `{}`, before the part of that index. */
export function insertFlowPart(
  draft: Draft,
  node: MapNode | ListNode,
  index: number,
  written: string,
): TextEdit[] {
  const { text, style } = draft
  const parts = partsOf(node)
  if (!/[[{]/.test(text[node.contentFrom] ?? ''))
    throw new Refusal('A pair without braces holds one key only.')
  if (parts.length === 0) return insertFirst(draft, node, written)
  const previous = parts[index - 1]
  if (!previous) {
    const { from } = parts[0]!
    const gap = isOnOwnLine(text, from) ? style.lineBreak + spaces(columnOf(text, from)) : ' '
    return [{ from, to: from, insert: `${written},${gap}` }]
  }
  const end = lineEnd(text, previous.to)
  const comma = commaAfter(text, previous.to, node.to)
  const isLineOver = isBlankOrComment(text.slice(comma >= 0 && comma < end ? comma + 1 : previous.to, end))
  if (!isOnOwnLine(text, previous.from) || !isLineOver || comma > end)
    return [{ from: previous.to, to: previous.to, insert: `, ${written}` }]
  const line = style.lineBreak + spaces(columnOf(text, previous.from)) + written
  if (comma >= 0) return [{ from: end, to: end, insert: `${line},` }]
  return [
    { from: previous.to, to: previous.to, insert: ',' },
    { from: end, to: end, insert: line },
  ]
}

/** Takes an entry or item out of `[]` or `{}`, with its comma. */
export function removeFlowPart(draft: Draft, node: MapNode | ListNode, index: number): TextEdit[] {
  const { text } = draft
  const parts = partsOf(node)
  const part = parts[index]!
  const next = parts[index + 1]
  const previous = parts[index - 1]
  if (next) {
    const areLines = isOnOwnLine(text, part.from) && isOnOwnLine(text, next.from)
    if (!areLines) return [{ from: part.from, to: next.from, insert: '' }]
    return [{ from: commentsAbove(text, part.from), to: commentsAbove(text, next.from), insert: '' }]
  }
  const trailing = commaAfter(text, part.to, node.to)
  const to = trailing >= 0 ? trailing + 1 : part.to
  if (!previous) {
    const inner = { from: node.contentFrom + 1, to: node.to - 1 }
    const isBare = !text.slice(inner.from, part.from).includes('#') && !text.slice(to, inner.to).includes('#')
    return [isBare ? { ...inner, insert: '' } : { from: part.from, to, insert: '' }]
  }
  const comma = commaAfter(text, previous.to, node.to)
  const before = { from: comma, to: trailing >= 0 ? comma : comma + 1, insert: '' }
  if (isOnOwnLine(text, part.from) && isBlankOrComment(text.slice(to, lineEnd(text, to)))) {
    const top = commentsAbove(text, part.from)
    return [before, { from: lineEnd(text, lineStart(text, top - 1)), to: lineEnd(text, to), insert: '' }]
  }
  if (text.slice(comma, part.from).includes('#')) return [before, { from: part.from, to, insert: '' }]
  return [{ from: trailing >= 0 ? comma + 1 : comma, to, insert: '' }]
}

/** Moves an item of a flow list; the commas stay where they are. */
export function moveFlowItem(draft: Draft, list: ListNode, from: number, to: number): TextEdit[] {
  const { text } = draft
  const { items } = list
  const step = from < to ? 1 : -1
  const edits: TextEdit[] = []
  for (let i = Math.min(from, to); i <= Math.max(from, to); i++) {
    const source = i === to ? items[from]! : items[i + step]!
    edits.push({ from: items[i]!.from, to: items[i]!.to, insert: text.slice(source.from, source.to) })
  }
  return edits
}

function insertFirst({ text, style }: Draft, node: MapNode | ListNode, written: string): TextEdit[] {
  const from = node.contentFrom + 1
  const to = node.to - 1
  const pad = node.kind === 'map' && style.padBraces ? ' ' : ''
  if (text.slice(from, to).trim() === '') return [{ from, to, insert: pad + written + pad }]
  return [{ from, to: from, insert: written }]
}

/** Offset of the comma behind a part, -1 without one. Comments on the way are skipped. */
function commaAfter(text: string, offset: number, limit: number): number {
  for (let at = offset; at < limit; at++) {
    if (text[at] === ',') return at
    if (text[at] === '#') at = lineEnd(text, at)
    else if (!/\s/.test(text[at]!)) return -1
  }
  return -1
}

function isOnOwnLine(text: string, offset: number): boolean {
  const start = lineStart(text, offset)
  return start > 0 && text.slice(start, offset).trim() === ''
}

function isBlankOrComment(text: string): boolean {
  return /^\s*(?:#.*)?$/.test(text)
}
