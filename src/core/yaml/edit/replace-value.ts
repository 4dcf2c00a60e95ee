import { columnOf, lineEnd, lineStart } from '../../text/lines.ts'
import type { Range, TextEdit } from '../../text/text-edit.ts'
import { isMap } from '../is-map.ts'
import { resolveNode } from '../key-name.ts'
import type { Json } from '../source-document.ts'
import type { Entry, TreeNode } from '../tree.ts'
import { type Draft, type Spot, spaces, styleAt } from './draft.ts'
import type { Habits } from './habits.ts'
import { type Rendered, renderBelowKey, renderFlow, renderInline } from './render-value.ts'
import { literalBlock, writeQuoted, writeString } from './write-scalar.ts'

/** Writes another value at an existing place. What follows in the line of its key or dash stays there. */
export function replaceValue(draft: Draft, spot: Spot, value: Json): TextEdit[] {
  if (spot.parent?.flow) return replaceInFlow(draft, spot, value)
  const { entry } = spot
  return entry && entry.colon < 0 ? addBelowKey(draft, entry, value) : replaceInBlock(draft, spot, value)
}

/** The value of a key that stands behind `?` and has none. */
function addBelowKey({ text, style }: Draft, { from, key }: Entry, value: Json): TextEdit[] {
  const column = columnOf(text, from)
  const { head, lines } = renderInline(value, column + 2, style)
  const at = lineEnd(text, key.to)
  const insert = [`${style.lineBreak}${spaces(column)}: ${head}`, ...lines].join(style.lineBreak)
  return [{ from: at, to: at, insert }]
}

/** Where a value begins or would begin: behind the colon, the dash, or the anchor that stays. */
export function baseOf({ node, entry, item }: Spot): number {
  const behind = entry ? (entry.colon < 0 ? entry.key.to : entry.colon + 1) : item ? item.dash + 1 : node.from
  if (node.from === node.contentFrom || node.tag !== undefined) return behind
  return node.kind === 'alias' || node.anchor === undefined ? behind : node.from + 1 + node.anchor.length
}

function replaceInFlow(draft: Draft, { node, entry }: Spot, value: Json): TextEdit[] {
  const { text, style } = draft
  const written = keptStyle(node, value, 'flow', draft) ?? renderFlow(value, style)
  if (node.kind !== 'scalar' || node.style !== 'absent')
    return [{ from: startOf(node), to: node.to, insert: anchorKept(node) + written }]
  if (entry && entry.colon < 0) return [{ from: entry.key.to, to: entry.key.to, insert: `: ${written}` }]
  const before = text[node.to - 1] === ' ' ? '' : ' '
  return [{ from: node.to, to: node.to, insert: before + written }]
}

function replaceInBlock(draft: Draft, spot: Spot, value: Json): TextEdit[] {
  const { text, style } = draft
  const { node } = spot
  const base = baseOf(spot)
  const { head, lines } = renderAt(draft, spot, value)
  const room = roomOf(text, node, base)
  const tail = lines.map(it => style.lineBreak + it).join('')
  const anchor = anchorKept(node)
  return [headEdit(text, room.head, base, anchor + head), { ...room.tail, insert: tail }]
}

function headEdit(text: string, room: Range, base: number, head: string): TextEdit {
  if (head === '') return { from: room.to > room.from ? base : room.from, to: room.to, insert: '' }
  const isGlued = room.from > 0 && /\S/.test(text[room.from - 1] ?? '')
  return { ...room, insert: isGlued ? ` ${head}` : head }
}

/** What a value takes up in the line it begins in, and in the lines below. */
function roomOf(text: string, node: TreeNode, base: number): { head: Range; tail: Range } {
  const from = startOf(node)
  const isCollection = (node.kind === 'map' || node.kind === 'list') && !node.flow
  if (isCollection && lineStart(text, node.contentFrom) > base) {
    const head =
      node.tag === undefined ? { from: base, to: base } : { from: node.from, to: lineEnd(text, base) }
    return { head, tail: { from: lineEnd(text, base), to: lineEnd(text, node.to) } }
  }
  if (isCollection) {
    const end = lineEnd(text, node.contentFrom)
    // A comment behind a single line stays; one behind the first of several goes with what it is about.
    return { head: { from, to: Math.min(end, node.to) }, tail: { from: end, to: lineEnd(text, node.to) } }
  }
  if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')) {
    const header = /^[|>][-+0-9]*/.exec(text.slice(node.contentFrom, node.to))?.[0].length ?? 1
    const headTo = node.contentFrom + header
    const lineTo = lineEnd(text, headTo)
    return { head: { from, to: headTo }, tail: { from: lineTo, to: Math.max(node.to, lineTo) } }
  }
  const isAbsent = node.kind === 'scalar' && node.style === 'absent'
  const end = lineEnd(text, node.to)
  return {
    head: { from: isAbsent && node.tag === undefined ? node.to : from, to: node.to },
    tail: { from: end, to: end },
  }
}

function renderAt(draft: Draft, spot: Spot, value: Json): Rendered {
  const { text } = draft
  const { node, parent, entry, item } = spot
  const style = styleAt(draft, node.to)
  const kept = keptStyle(node, value, 'block', draft)
  if (kept !== undefined) return { head: kept, lines: [] }
  if (entry && parent)
    return keptLiteral(draft, spot, value) ?? renderBelowKey(value, columnOf(text, parent.contentFrom), style)
  if (item) {
    const column = columnOf(text, item.dash)
    const isInline = node.to > node.from && lineStart(text, node.contentFrom) <= item.dash
    // Behind an anchor a first key would take it for its own.
    if (node.anchor !== undefined) return belowHead(value, column + 2, style)
    return renderInline(value, isInline ? columnOf(text, node.contentFrom) : column + 2, style)
  }
  return renderInline(value, columnOf(text, node.from), style)
}

function belowHead(value: Json, column: number, style: Habits): Rendered {
  const { head, lines } = renderInline(value, column, style)
  return isBlockCollection(value) ? { head: '', lines: [spaces(column) + head, ...lines] } : { head, lines }
}

function isBlockCollection(value: Json): boolean {
  return (Array.isArray(value) && value.length > 0) || (isMap(value) && Object.keys(value).length > 0)
}

/** A string written in the style of the one it replaces; undefined where it is to be written afresh. */
function keptStyle(
  node: TreeNode,
  value: Json,
  context: 'block' | 'flow',
  { style }: Draft,
): string | undefined {
  if (node.kind !== 'scalar' || typeof value !== 'string') return undefined
  if (node.style === 'single' || node.style === 'double') return writeQuoted(value, node.style)
  if (node.style !== 'plain' || resolveNode(node).type !== 'string') return undefined
  return context === 'block' && literalBlock(value) ? undefined : writeString(value, context, style.quote)
}

/** A literal block keeps the indentation it has. */
function keptLiteral({ text }: Draft, { node }: Spot, value: Json): Rendered | undefined {
  if (node.kind !== 'scalar' || node.style !== 'literal' || typeof value !== 'string') return undefined
  const literal = literalBlock(value)
  if (!literal || /^\|[-+]?\d|^\|\d/.test(text.slice(node.contentFrom, node.to))) return undefined
  const body = text.slice(lineEnd(text, node.contentFrom), node.to)
  const indent = /[\r\n]( +)\S/.exec(body)?.[1]
  if (!indent) return undefined
  return { head: literal.header, lines: literal.lines.map(it => (it ? spaces(indent.length) + it : it)) }
}

/** A tag says what the old value was and goes with it. */
function startOf(node: TreeNode): number {
  return node.tag === undefined ? node.contentFrom : node.from
}

function anchorKept(node: TreeNode): string {
  return node.tag !== undefined && node.anchor !== undefined ? `&${node.anchor} ` : ''
}
