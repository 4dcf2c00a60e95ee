import type { TextEdit } from '../../text/text-edit.ts'
import type { Entry, Item, ListNode, MapNode, ScalarNode, Tree, TreeNode } from '../tree.ts'
import type { FormatStyle } from './format-style.ts'
import { lineAt, type TextLine } from './text-lines.ts'

/** What a line that holds a part of a value is to become. */
export interface LaidLine {
  /** With how many blanks it begins; as many as now where it is left out. */
  readonly column?: number
  /** How many of the blanks at its beginning these take the place of, where not of all. */
  readonly instead?: number
  /** What stands in it is part of a text of several lines: blanks at its end are left alone. */
  readonly isText?: boolean
  /** A line of blanks within such a text, which stays though it says nothing. */
  readonly isKept?: boolean
}

/** A key or dash: the column where it stands and the one where it goes. */
export interface Piece {
  readonly line: number
  readonly now: number
  readonly column: number
}

export interface Layout {
  /** By the number of the line. Lines that are missing hold no value: blanks, comments and markers. */
  readonly lines: ReadonlyMap<number, LaidLine>
  /** Keys and dashes in the order of the text. */
  readonly pieces: readonly Piece[]
  /** Blanks between a key or dash and what follows it in its line. */
  readonly gaps: readonly TextEdit[]
}

/** Where the values of a document go. `tree` is what was read of a text with these lines. */
export function layOut(text: string, lines: readonly TextLine[], tree: Tree, style: FormatStyle): Layout {
  const layout = new LayoutWriter(text, lines, style)
  if (tree.root) layout.root(tree.root)
  return layout
}

class LayoutWriter implements Layout {
  readonly lines = new Map<number, LaidLine>()
  readonly pieces: Piece[] = []
  readonly gaps: TextEdit[] = []
  private readonly text: string
  private readonly all: readonly TextLine[]
  private readonly style: FormatStyle

  constructor(text: string, all: readonly TextLine[], style: FormatStyle) {
    this.text = text
    this.all = all
    this.style = style
  }

  root(node: TreeNode): void {
    this.value(node, 0, { now: -1, column: -1 })
  }

  /** A value that stands at a column where it begins a line; `base` is where the block begins that holds it. */
  private value(node: TreeNode, column: number, base: Base): void {
    // Anchor and tag of a list stand deeper than its key even where its dashes do not.
    const isFlush = node.contentFrom > node.from && column === base.column
    if (node.from < node.to) this.begin(node.from, isFlush ? column + this.style.indent : column)
    if (node.contentFrom > node.from && node.contentFrom < node.to) this.begin(node.contentFrom, column)
    if (node.kind === 'map' && !node.flow) this.map(node, column)
    else if (node.kind === 'list' && !node.flow) this.list(node, column)
    else if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded'))
      this.blockScalar(node, base)
    else if (node.kind !== 'alias') this.continued(node, base.column)
  }

  private map(map: MapNode, column: number): void {
    for (const entry of map.entries) this.entry(entry, column)
  }

  private entry(entry: Entry, column: number): void {
    const { key, colon, value } = entry
    const base = this.piece(entry.from, column)
    const isExplicit = entry.from < key.from || this.isBelow(key.to, colon)
    if (isExplicit) {
      this.gap(entry.from + 1, key.from)
      this.value(key, column + 2, base)
    } else {
      this.value(key, column, base)
      if (key.kind === 'scalar' && key.style !== 'absent') this.gap(key.to, colon, '')
    }
    if (colon < 0) return
    this.begin(colon, column)
    if (isExplicit) {
      this.gap(colon + 1, value.from)
      this.value(value, column + 2, base)
      return
    }
    if (value.from < value.to) this.gap(colon + 1, value.from)
    const isList = value.kind === 'list' && !value.flow
    this.value(value, column + (isList ? this.style.dashIndent : this.style.indent), base)
  }

  private list(list: ListNode, column: number): void {
    for (const item of list.items) this.item(item, column)
  }

  private item({ dash, value }: Item, column: number): void {
    const base = this.piece(dash, column)
    if (value.from < value.to) this.gap(dash + 1, value.from)
    this.value(value, column + 2, base)
  }

  private piece(at: number, column: number): Piece {
    const line = lineAt(this.all, at)
    const piece = { line, now: at - this.all[line]!.from, column }
    this.pieces.push(piece)
    this.begin(at, column)
    return piece
  }

  /** What begins at an offset goes to a column, where it begins its line. */
  private begin(at: number, column: number): void {
    const number = lineAt(this.all, at)
    const line = this.all[number]!
    if (this.lines.has(number)) return
    this.lines.set(number, line.from + line.lead === at ? { column } : {})
  }

  /** One blank, or none, between two parts of a line, where nothing but blanks stands between them. */
  private gap(from: number, to: number, insert = ' '): void {
    if (to <= from && insert === ' ') return
    const between = this.text.slice(from, to)
    if (between !== insert && /^[ \t]*$/.test(between)) this.gaps.push({ from, to, insert })
  }

  private isBelow(from: number, to: number): boolean {
    return to >= from && lineAt(this.all, to) > lineAt(this.all, from)
  }

  /** A text or brackets over several lines: they move with their first line. */
  private continued(node: TreeNode, base: number): void {
    const first = lineAt(this.all, node.contentFrom)
    const last = lineAt(this.all, Math.max(node.to - 1, node.contentFrom))
    if (last === first) return
    const least = node.kind === 'scalar' ? base + 1 : 0
    const shift = this.shiftOf(first)
    for (let i = first + 1; i <= last; i++) {
      const { lead, isBlank } = this.all[i]!
      this.lines.set(i, isBlank ? {} : { column: Math.max(lead + shift, least) })
    }
    this.textLines(node)
  }

  /** How much deeper a line goes than it is. */
  private shiftOf(line: number): number {
    const column = this.lines.get(line)?.column
    return column === undefined ? 0 : column - this.all[line]!.lead
  }

  /** The lines of texts within a value, whose blanks may mean something. */
  private textLines(node: TreeNode): void {
    if (node.kind === 'map')
      for (const { key, value } of node.entries) {
        this.textLines(key)
        this.textLines(value)
      }
    if (node.kind === 'list') for (const { value } of node.items) this.textLines(value)
    if (node.kind !== 'scalar' || node.to <= node.contentFrom) return
    const last = lineAt(this.all, node.to - 1)
    for (let i = lineAt(this.all, node.contentFrom); i < last; i++)
      this.lines.set(i, { ...this.lines.get(i), isText: node.style !== 'plain', isKept: true })
  }

  private blockScalar(node: ScalarNode, base: Base): void {
    const first = lineAt(this.all, node.contentFrom)
    const last = lineAt(this.all, node.to)
    const header = this.text.slice(node.contentFrom, node.contentFrom + 3)
    const digit = Number(/^.[+-]?([1-9])/.exec(header)?.[1] ?? 0)
    const column = Math.max(base.column, 0) + (digit || this.style.indent)
    const indent = digit ? Math.max(base.now, 0) + digit : this.contentIndent(first + 1, last)
    for (let i = first + 1; i <= last; i++) {
      const { lead, isBlank } = this.all[i]!
      const isText = !isBlank || lead > indent
      this.lines.set(i, { ...(isText ? { column, instead: indent } : { column: 0 }), isText, isKept: true })
    }
  }

  /** How deep the text of a block in some lines is indented where it does not say so: as its first line that is not blank. */
  private contentIndent(first: number, last: number): number {
    const lines = this.all.slice(first, last + 1)
    return (lines.find(it => !it.isBlank) ?? { lead: Number.POSITIVE_INFINITY }).lead
  }
}

/** Where a block begins now and where it is to begin; -1 around the root. */
type Base = Pick<Piece, 'now' | 'column'>
