import { lineEnd, lineStart, nextLine } from '../../text/lines.ts'
import type { TextEdit } from '../../text/text-edit.ts'
import type { Json } from '../source-document.ts'
import { commentsAbove } from '../source-map.ts'
import type { Entry, Item, ListNode, MapNode } from '../tree.ts'
import { columnOf } from './column-of.ts'
import { type Draft, type Spot, spaces, styleAt } from './draft.ts'
import type { Habits } from './habits.ts'
import { type Rendered, renderEntry, renderItem } from './render-value.ts'
import { baseOf, replaceValue } from './replace-value.ts'

type Part = Entry | Item

/** Adds `key: value` to a block map, before the entry of that index. */
export function insertBlockEntry(
  draft: Draft,
  map: MapNode,
  index: number,
  key: string,
  value: Json,
): TextEdit[] {
  const column = columnOf(draft.text, map.contentFrom)
  const style = styleBehind(draft, map.entries, index)
  return insertPart(draft, map.entries, index, column, renderEntry(key, value, column, style))
}

/** Adds an item to a block list, before the item of that index. */
export function insertBlockItem(draft: Draft, list: ListNode, index: number, value: Json): TextEdit[] {
  const column = columnOf(draft.text, list.contentFrom)
  const gap = gapOf(draft.text, list.items[Math.max(index - 1, 0)])
  const style = styleBehind(draft, list.items, index)
  return insertPart(draft, list.items, index, column, renderItem(value, column, gap, style))
}

/** Takes an entry or item out of a block map or list that has others too. */
export function removeBlockPart(draft: Draft, parts: readonly Part[], index: number): TextEdit[] {
  const { text } = draft
  const part = parts[index]!
  const next = parts[index + 1]
  const bottom = bottomOf(text, part, next)
  if (isInline(text, part)) {
    // The next one is pulled up to where this one began, comments on the way with it.
    const following = nextLine(text, bottom)
    const blank = /^\s*/.exec(text.slice(following))?.[0].length ?? 0
    return [{ from: part.from, to: following + blank, insert: '' }]
  }
  return [linesEdit(text, commentsAbove(text, part.from), bottom)]
}

/** Takes the only entry or item out: the map or list stays, empty. Other comments stay below it. */
export function emptyBlock(draft: Draft, spot: Spot, parts: readonly Part[]): TextEdit[] {
  const { text } = draft
  const part = parts[0]!
  const empty = spot.node.kind === 'list' ? '[]' : '{}'
  const base = baseOf(spot)
  const isBelow = (spot.entry || spot.item) && lineStart(text, part.from) > base
  if (!isBelow || spot.node.tag !== undefined)
    return replaceValue(draft, spot, spot.node.kind === 'list' ? [] : {})
  const bottom = bottomOf(text, part, undefined)
  const top = commentsAbove(text, part.from)
  return [{ from: base, to: base, insert: ` ${empty}` }, linesEdit(text, top, bottom)]
}

/** Moves an item of a block list; the others and what stands between them keep their bytes. */
export function moveBlockItem(draft: Draft, list: ListNode, from: number, to: number): TextEdit[] {
  const { text } = draft
  const tops = list.items.map(it => commentsAbove(text, it.from))
  // Whole lines, as a comment above an item need not stand in its column; but for items that begin behind another dash.
  const isWhole = !isInline(text, list.items[0]!)
  const starts = isWhole ? tops : tops.map(it => it + /^ */.exec(text.slice(it))![0].length)
  const ends = list.items.map((it, i) => bottomOf(text, it, list.items[i + 1]))
  const chunk = text.slice(starts[from], ends[from])
  if (from < to) {
    const gap = text.slice(ends[from], starts[from + 1])
    return [
      { from: starts[from]!, to: starts[from + 1]!, insert: '' },
      { from: ends[to]!, to: ends[to]!, insert: gap + chunk },
    ]
  }
  const gap = text.slice(ends[from - 1], starts[from])
  return [
    { from: starts[to]!, to: starts[to]!, insert: chunk + gap },
    { from: ends[from - 1]!, to: ends[from]!, insert: '' },
  ]
}

function styleBehind(draft: Draft, parts: readonly Part[], index: number): Habits {
  const previous = parts[index - 1]
  return previous ? styleAt(draft, previous.to) : draft.style
}

function insertPart(
  draft: Draft,
  parts: readonly Part[],
  index: number,
  column: number,
  rendered: Rendered,
): TextEdit[] {
  const { text, style } = draft
  const previous = parts[index - 1]
  const written = [rendered.head, ...rendered.lines].join(style.lineBreak)
  if (previous) {
    const at = lineEnd(text, previous.to)
    return [{ from: at, to: at, insert: style.lineBreak + spaces(column) + written }]
  }
  const first = parts[0]!
  if (isInline(text, first))
    return [{ from: first.from, to: first.from, insert: written + style.lineBreak + spaces(column) }]
  // Comments at the top of the document stay at the top.
  const isTop = draft.tree.root?.contentFrom === first.from
  const at = isTop ? lineStart(text, first.from) : commentsAbove(text, first.from)
  return [{ from: at, to: at, insert: spaces(column) + written + style.lineBreak }]
}

/** Whether something else stands before it in its line: the dash or marker of what holds it. */
function isInline(text: string, part: Part): boolean {
  return text.slice(lineStart(text, part.from), part.from).trim() !== ''
}

/** The end of the last line of an entry or item, its trailing comment and deeper comments below included. */
function bottomOf(text: string, part: Part, next: Part | undefined): number {
  const column = columnOf(text, part.from)
  let bottom = lineEnd(text, part.to)
  for (
    let at = nextLine(text, bottom);
    at < text.length && (!next || at < next.from);
    at = nextLine(text, at)
  ) {
    const line = text.slice(at, lineEnd(text, at))
    const indent = line.length - line.trimStart().length
    if (line[indent] === '#' && indent > column) bottom = lineEnd(text, at)
    else if (line.trim() !== '') break
  }
  return bottom
}

/** Whole lines taken out; of blank lines both above and below, those below too. */
function linesEdit(text: string, from: number, bottom: number): TextEdit {
  let to = nextLine(text, bottom)
  if (from > 0 && to === bottom) return { from: lineEnd(text, lineStart(text, from - 1)), to, insert: '' }
  if (from === 0 || !isBlankLine(text, lineStart(text, from - 1))) return { from, to, insert: '' }
  while (to < text.length && isBlankLine(text, to)) to = nextLine(text, to)
  return { from, to, insert: '' }
}

function isBlankLine(text: string, start: number): boolean {
  return text.slice(start, lineEnd(text, start)).trim() === ''
}

/** How far behind its dash an item's value begins. */
function gapOf(text: string, item: Item | undefined): number {
  if (!item || item.value.to === item.value.from) return 2
  const gap = item.value.from - item.dash
  return gap >= 2 && gap <= 9 && !/[\r\n\t]/.test(text.slice(item.dash, item.value.from)) ? gap : 2
}
