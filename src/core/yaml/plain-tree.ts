import { limits } from './guard-text.ts'
import type { ParsedTree } from './parse-tree.ts'
import { notPlain, PlainLines } from './plain-lines.ts'
import { Place } from './scan/place.ts'
import { scanBlockScalar } from './scan/scan-block-scalar.ts'
import { Unreadable } from './scan/unreadable.ts'
import type { Entry, Item, ListNode, MapNode, ScalarNode, TreeNode } from './tree.ts'

/**
 * The tree of a text that is written as nearly all manifests are: block maps and lists, texts in one line each, brackets
 * within a line, block scalars. Undefined for any other text, which `parseTree` reads; what this gives is what that would
 * give, and a text that cannot be read is always left to it.
 */
export function plainTree(text: string, from: number): ParsedTree | undefined {
  if (unusual.test(text)) return undefined
  try {
    const root = new PlainReader(text, from).root()
    return { root, aliased: noNames, restFrom: undefined }
  } catch (error) {
    if (error === notPlain || error instanceof Unreadable) return undefined
    throw error
  }
}

/** Blanks other than the space, line breaks other than LF, and characters of two units. */
const unusual = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/
const noNames: ReadonlySet<string> = new Set()
/** Within brackets on this side of caution: a longer list is read by the other reader. */
const flowText = /[A-Za-z0-9_./][\w./*=+~@-]*/y

const doubleQuote = 0x22
const quote = 0x27
const comma = 0x2c
const colon = 0x3a

class PlainReader extends PlainLines {
  private depth = 0
  /** For what the scanner reads. */
  private place: Place | undefined

  root(): TreeNode {
    this.nextLine(this.at)
    const root = this.block(-1)
    if (this.column !== -1) throw notPlain
    return root
  }

  /** What begins at the present line, which is indented deeper than what holds it. */
  private block(parent: number): TreeNode {
    if (this.column <= parent) throw notPlain
    return this.isDash() ? this.list(this.column, false) : this.map(this.column)
  }

  private map(column: number): MapNode {
    this.enter()
    const { at: from } = this
    const entries: Entry[] = []
    do entries.push(this.entry(column))
    while (this.column === column && !this.isDash())
    // Deeper than this map or a dash in its column, where only its parts may stand.
    if (this.column >= column) throw notPlain
    this.depth--
    return { kind: 'map', flow: false, entries, from, contentFrom: from, to: entries.at(-1)!.to }
  }

  private entry(column: number): Entry {
    const key = this.key()
    const colonAt = key.to
    this.at = colonAt + 1
    const value = this.entryValue(column, colonAt + 1)
    return { key, colon: colonAt, value, from: key.from, to: Math.max(colonAt + 1, value.to) }
  }

  /** The value of a key in a map at a column: in its line, or in lines below. */
  private entryValue(column: number, absentAt: number): TreeNode {
    if (!this.isLineOver()) return this.inLine(column)
    if (this.column > column) return this.block(column)
    if (this.column === column && this.isDash()) return this.list(column, true)
    return absent(absentAt)
  }

  /** A list at a column. Its dashes may stand in the column of the key it belongs to; they open no block then. */
  private list(column: number, isIndentless: boolean): ListNode {
    this.enter()
    const { at: from } = this
    const items: Item[] = []
    do items.push(this.item(column))
    while (this.column === column && this.isDash())
    if (this.column > column || (this.column === column && !isIndentless)) throw notPlain
    this.depth--
    return { kind: 'list', flow: false, items, from, contentFrom: from, to: items.at(-1)!.to }
  }

  private item(column: number): Item {
    const { at: from } = this
    this.at = from + 1
    const value = this.itemValue(column, from + 1)
    return { dash: from, value, from, to: Math.max(from + 1, value.to) }
  }

  private itemValue(column: number, absentAt: number): TreeNode {
    if (this.isLineOver()) return this.column > column ? this.block(column) : absent(absentAt)
    // A list or a map that begins behind the dash has the column of its own first piece.
    const inner = this.at - this.lineFrom
    if (this.isDash()) return this.list(inner, false)
    return this.isKey() ? this.map(inner) : this.inLine(column)
  }

  /** A value in the line of its key or dash, which belongs to a block at a column. */
  private inLine(column: number): TreeNode {
    const code = this.text.charCodeAt(this.at)
    if (code === 0x7c || code === 0x3e) return this.blockScalar(column)
    const value = this.inLineValue(code)
    this.at = value.to
    if (!this.isLineOver() || this.column > column) throw notPlain
    return value
  }

  private inLineValue(code: number): TreeNode {
    if (code === 0x5b || code === 0x7b) return this.flow(code)
    if (code === doubleQuote || code === quote) return this.quoted(code)
    const to = this.plainTo()
    if (this.text.charCodeAt(to) === colon) throw notPlain
    return this.scalar(this.at, to)
  }

  private blockScalar(column: number): ScalarNode {
    this.place ??= new Place(this.text, 0)
    this.place.at = this.at
    this.place.lineFrom = this.lineFrom
    const { style, text, from, to } = scanBlockScalar(this.place, column)
    this.nextLine(this.place.lineFrom)
    return { kind: 'scalar', style: style!, text, from, contentFrom: from, to }
  }

  private key(): ScalarNode {
    const code = this.text.charCodeAt(this.at)
    const isQuoted = code === doubleQuote || code === quote
    const key = isQuoted ? this.quoted(code) : this.scalar(this.at, this.plainTo())
    if (!this.isColon(key.to)) throw notPlain
    return key
  }

  /** Whether the piece here is the key of a map. */
  private isKey(): boolean {
    const code = this.text.charCodeAt(this.at)
    if (code === doubleQuote || code === quote) return this.isColon(this.quoted(code).to)
    return code !== 0x7c && code !== 0x3e && code !== 0x5b && code !== 0x7b && this.isColon(this.plainTo())
  }

  private scalar(from: number, to: number): ScalarNode {
    return { kind: 'scalar', style: 'plain', text: this.text.slice(from, to), from, contentFrom: from, to }
  }

  private quoted(code: number): ScalarNode {
    const { text, at: from } = this
    const isDouble = code === doubleQuote
    const end = text.indexOf(isDouble ? '"' : "'", from + 1)
    if (end < 0 || end >= this.lineTo || text.charCodeAt(end + 1) === code) throw notPlain
    const inner = text.slice(from + 1, end)
    if (isDouble && inner.includes('\\')) throw notPlain
    const style = isDouble ? 'double' : 'single'
    return { kind: 'scalar', style, text: inner, from, contentFrom: from, to: end + 1 }
  }

  private flow(code: number): MapNode | ListNode {
    this.enter()
    const node = code === 0x5b ? this.flowList() : this.flowMap()
    this.depth--
    return node
  }

  private flowList(): ListNode {
    const from = this.at++
    const items: Item[] = []
    while (!this.isClosed(0x5d, items.length)) {
      const value = this.flowValue()
      items.push({ dash: -1, value, from: value.from, to: value.to })
    }
    return { kind: 'list', flow: true, items, from, contentFrom: from, to: this.at }
  }

  private flowMap(): MapNode {
    const from = this.at++
    const entries: Entry[] = []
    while (!this.isClosed(0x7d, entries.length)) {
      const key = this.flowScalar()
      const colonAt = key.to
      if (!this.isColon(colonAt)) throw notPlain
      this.at = colonAt + 1
      this.skipSpaces()
      const value = this.flowValue()
      entries.push({ key, colon: colonAt, value, from: key.from, to: value.to })
    }
    return { kind: 'map', flow: true, entries, from, contentFrom: from, to: this.at }
  }

  /** Steps over what parts two values in brackets, or over the bracket that closes them. */
  private isClosed(close: number, count: number): boolean {
    this.skipSpaces()
    const code = this.text.charCodeAt(this.at)
    if (code === close) {
      this.at++
      return true
    }
    if (count === 0) return false
    if (code !== comma) throw notPlain
    this.at++
    this.skipSpaces()
    return false
  }

  private flowValue(): TreeNode {
    const code = this.text.charCodeAt(this.at)
    const value = code === 0x5b || code === 0x7b ? this.flow(code) : this.flowScalar()
    this.at = value.to
    return value
  }

  private flowScalar(): ScalarNode {
    const code = this.text.charCodeAt(this.at)
    if (code === doubleQuote || code === quote) return this.quoted(code)
    flowText.lastIndex = this.at
    if (!flowText.test(this.text)) throw notPlain
    return this.scalar(this.at, flowText.lastIndex)
  }

  private enter(): void {
    if (++this.depth > limits.depth) throw notPlain
  }
}

/** A value that is not written, at the place where it would begin. */
function absent(at: number): ScalarNode {
  return { kind: 'scalar', style: 'absent', text: '', from: at, contentFrom: at, to: at }
}
