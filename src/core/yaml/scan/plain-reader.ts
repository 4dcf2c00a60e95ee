import { Place } from './place.ts'
import { notPlain, PlainLines } from './plain-lines.ts'
import { scanBlockScalar } from './scan-block-scalar.ts'
import type { ScalarStyle } from './token.ts'
import { Unreadable } from './unreadable.ts'

/** What a reader gives, or undefined for a text that it is not made for. */
export function unlessNotPlain<Read>(text: string, read: () => Read): Read | undefined {
  if (unusual.test(text)) return undefined
  try {
    return read()
  } catch (error) {
    if (error === notPlain || error instanceof Unreadable) return undefined
    throw error
  }
}

/** Blanks other than the space, line breaks other than LF, and characters of two units. */
const unusual = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/
/** Within brackets on this side of caution: a longer list is read by the other reader. */
const flowText = /[A-Za-z0-9_./][\w./*=+~@-]*/y

const doubleQuote = 0x22
const quote = 0x27
const comma = 0x2c
const colon = 0x3a

/**
 * Reads a text that is written as nearly all manifests are: block maps and lists, texts in one line each, brackets within a
 * line, block scalars. What becomes of the values is for others to say; throws `notPlain` or an Unreadable for any other text.
 */
export abstract class PlainReader<Value, Key, Map extends Value, List extends Value> extends PlainLines {
  /** Where the value that was read last ends. */
  protected valueTo = 0
  private depth = 0
  /** For what the scanner reads. */
  private place: Place | undefined

  constructor(
    text: string,
    from: number,
    private readonly mostDepth: number,
  ) {
    super(text, from)
  }

  protected abstract scalar(style: ScalarStyle, text: string, from: number, to: number): Value
  /** A value that is not written, at the place where it would begin. */
  protected abstract absent(at: number): Value
  protected abstract keyOf(style: ScalarStyle, text: string, from: number, to: number): Key
  protected abstract openMap(from: number, flow: boolean): Map
  protected abstract addEntry(map: Map, key: Key, colon: number, value: Value, to: number): void
  protected abstract openList(from: number, flow: boolean): List
  protected abstract addItem(list: List, dash: number, value: Value, to: number): void
  /** All of a map or a list is read. */
  protected abstract close(value: Map | List, to: number): void

  root(): Value {
    this.nextLine(this.at)
    const root = this.block(-1)
    if (this.column !== -1) throw notPlain
    return root
  }

  /** What begins at the present line, which is indented deeper than what holds it. */
  private block(parent: number): Value {
    if (this.column <= parent) throw notPlain
    return this.isDash() ? this.list(this.column, false) : this.map(this.column)
  }

  private map(column: number): Map {
    this.enter()
    const map = this.openMap(this.at, false)
    do this.entry(map, column)
    while (this.column === column && !this.isDash())
    // Deeper than this map or a dash in its column, where only its parts may stand.
    if (this.column >= column) throw notPlain
    this.depth--
    this.close(map, this.valueTo)
    return map
  }

  private entry(map: Map, column: number): void {
    const key = this.key()
    const colonAt = this.valueTo
    this.at = colonAt + 1
    const value = this.entryValue(column, colonAt + 1)
    if (this.valueTo <= colonAt) this.valueTo = colonAt + 1
    this.addEntry(map, key, colonAt, value, this.valueTo)
  }

  /** The value of a key in a map at a column: in its line, or in lines below. */
  private entryValue(column: number, absentAt: number): Value {
    if (!this.isLineOver()) return this.inLine(column)
    if (this.column > column) return this.block(column)
    if (this.column === column && this.isDash()) return this.list(column, true)
    return this.nothing(absentAt)
  }

  private nothing(at: number): Value {
    this.valueTo = at
    return this.absent(at)
  }

  /** A list at a column. Its dashes may stand in the column of the key it belongs to; they open no block then. */
  private list(column: number, isIndentless: boolean): List {
    this.enter()
    const list = this.openList(this.at, false)
    do this.item(list, column)
    while (this.column === column && this.isDash())
    if (this.column > column || (this.column === column && !isIndentless)) throw notPlain
    this.depth--
    this.close(list, this.valueTo)
    return list
  }

  private item(list: List, column: number): void {
    const { at: from } = this
    this.at = from + 1
    const value = this.itemValue(column, from + 1)
    if (this.valueTo <= from) this.valueTo = from + 1
    this.addItem(list, from, value, this.valueTo)
  }

  private itemValue(column: number, absentAt: number): Value {
    if (this.isLineOver()) return this.column > column ? this.block(column) : this.nothing(absentAt)
    // A list or a map that begins behind the dash has the column of its own first piece.
    const inner = this.at - this.lineFrom
    if (this.isDash()) return this.list(inner, false)
    return this.isKey() ? this.map(inner) : this.inLine(column)
  }

  /** A value in the line of its key or dash, which belongs to a block at a column. */
  private inLine(column: number): Value {
    const code = this.text.charCodeAt(this.at)
    if (code === 0x7c || code === 0x3e) return this.blockScalar(column)
    const value = this.inLineValue(code)
    const { valueTo } = this
    this.at = valueTo
    if (!this.isLineOver() || this.column > column) throw notPlain
    return value
  }

  private inLineValue(code: number): Value {
    if (code === 0x5b || code === 0x7b) return this.flow(code)
    if (code === doubleQuote || code === quote) return this.quoted(code)
    const to = this.plainTo()
    if (this.text.charCodeAt(to) === colon) throw notPlain
    return this.plain(this.at, to)
  }

  private blockScalar(column: number): Value {
    this.place ??= new Place(this.text, 0)
    this.place.at = this.at
    this.place.lineFrom = this.lineFrom
    const { style, text, from, to } = scanBlockScalar(this.place, column)
    this.nextLine(this.place.lineFrom)
    this.valueTo = to
    return this.scalar(style!, text, from, to)
  }

  private key(): Key {
    const code = this.text.charCodeAt(this.at)
    const { at: from, text } = this
    const isQuoted = code === doubleQuote || code === quote
    const to = isQuoted ? this.quotedTo(code) : this.plainTo()
    if (!this.isColon(to)) throw notPlain
    this.valueTo = to
    return isQuoted
      ? this.keyOf(styleOf(code), text.slice(from + 1, to - 1), from, to)
      : this.keyOf('plain', text.slice(from, to), from, to)
  }

  /** Whether the piece here is the key of a map. */
  private isKey(): boolean {
    const code = this.text.charCodeAt(this.at)
    if (code === doubleQuote || code === quote) return this.isColon(this.quotedTo(code))
    return code !== 0x7c && code !== 0x3e && code !== 0x5b && code !== 0x7b && this.isColon(this.plainTo())
  }

  private plain(from: number, to: number): Value {
    this.valueTo = to
    return this.scalar('plain', this.text.slice(from, to), from, to)
  }

  private quoted(code: number): Value {
    const { at: from } = this
    const to = this.quotedTo(code)
    this.valueTo = to
    return this.scalar(styleOf(code), this.text.slice(from + 1, to - 1), from, to)
  }

  /** Where the quoted text that begins here ends, its quotes with it. */
  private quotedTo(code: number): number {
    const { text, at: from } = this
    const isDouble = code === doubleQuote
    const end = text.indexOf(isDouble ? '"' : "'", from + 1)
    if (end < 0 || end >= this.lineTo || text.charCodeAt(end + 1) === code) throw notPlain
    if (isDouble && text.slice(from + 1, end).includes('\\')) throw notPlain
    return end + 1
  }

  private flow(code: number): Value {
    this.enter()
    const value = code === 0x5b ? this.flowList() : this.flowMap()
    this.depth--
    this.valueTo = this.at
    this.close(value, this.at)
    return value
  }

  private flowList(): List {
    const list = this.openList(this.at++, true)
    for (let count = 0; !this.isClosed(0x5d, count); count++) {
      const value = this.flowValue()
      this.addItem(list, -1, value, this.valueTo)
    }
    return list
  }

  private flowMap(): Map {
    const map = this.openMap(this.at++, true)
    for (let count = 0; !this.isClosed(0x7d, count); count++) {
      const key = this.flowKey()
      const colonAt = this.valueTo
      if (!this.isColon(colonAt)) throw notPlain
      this.at = colonAt + 1
      this.skipSpaces()
      const value = this.flowValue()
      this.addEntry(map, key, colonAt, value, this.valueTo)
    }
    return map
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

  private flowValue(): Value {
    const code = this.text.charCodeAt(this.at)
    if (code === 0x5b || code === 0x7b) return this.flow(code)
    const value =
      code === doubleQuote || code === quote ? this.quoted(code) : this.plain(this.at, this.flowTo())
    this.at = this.valueTo
    return value
  }

  private flowKey(): Key {
    const { at: from, text } = this
    const code = text.charCodeAt(from)
    const isQuoted = code === doubleQuote || code === quote
    const to = isQuoted ? this.quotedTo(code) : this.flowTo()
    this.valueTo = to
    return isQuoted
      ? this.keyOf(styleOf(code), text.slice(from + 1, to - 1), from, to)
      : this.keyOf('plain', text.slice(from, to), from, to)
  }

  private flowTo(): number {
    flowText.lastIndex = this.at
    if (!flowText.test(this.text)) throw notPlain
    return flowText.lastIndex
  }

  private enter(): void {
    if (++this.depth > this.mostDepth) throw notPlain
  }
}

function styleOf(code: number): 'double' | 'single' {
  return code === doubleQuote ? 'double' : 'single'
}
