import { isBlankOrEnd, isBreak, isEnd } from './characters.ts'
import { Place } from './place.ts'
import { scanBlockScalar } from './scan-block-scalar.ts'
import { scanDirective } from './scan-directive.ts'
import { scanPlain } from './scan-plain.ts'
import { scanName, scanTag } from './scan-properties.ts'
import { scanQuoted } from './scan-quoted.ts'
import type { Token, TokenType } from './token.ts'
import { Unreadable } from './unreadable.ts'

/** How far a key may stand before its colon, in characters; it has to be in the same line too. */
const longestKey = 1024
const byteOrderMark = 0xfeff
const percent = 0x25

/** A token that is a key if a colon follows it. */
interface PossibleKey {
  /** Its number among all tokens of the text. */
  readonly number: number
  readonly from: number
  readonly line: number
  readonly column: number
  /** Whether nothing but a key can stand here: at the indentation of a block map. */
  readonly isRequired: boolean
}

/**
 * Cuts a text into tokens as libyaml does, one after the other as they are asked for. Where a block collection opens shows
 * only at what follows its first key, so tokens wait in a queue until they cannot be keys any more.
 */
export class Scanner {
  private readonly place: Place
  private readonly start: number
  private readonly queue: Token[] = []
  private head = 0
  /** How many tokens were handed out. */
  private taken = 0
  private indent = -1
  private readonly indents: number[] = []
  /** The block collections that are open, one for each indentation. */
  private readonly blocks: ('block-list' | 'block-map')[] = []
  private flowDepth = 0
  /** Whether a key may begin here: at the beginning of a line, behind a dash, a bracket, a comma. */
  private mayBeKey = true
  /** The last piece of the text that was handed out. */
  before: Token | undefined
  /** The last possible key at each depth of brackets. */
  private readonly keys: (PossibleKey | undefined)[] = [undefined]

  constructor(text: string, from: number) {
    // A byte-order mark takes up no column.
    this.start = from + (text.charCodeAt(from) === byteOrderMark ? 1 : 0)
    this.place = new Place(text, this.start)
  }

  /** The next token, which stays the next. */
  peek(): Token {
    while (this.head === this.queue.length || this.mayHeadBeKey()) this.fetch()
    return this.queue[this.head]!
  }

  /** Takes the next token. */
  take(): Token {
    const token = this.peek()
    if (token.to > token.from) this.before = token
    this.head++
    this.taken++
    if (this.head === this.queue.length) {
      this.queue.length = 0
      this.head = 0
    }
    return token
  }

  private mayHeadBeKey(): boolean {
    let depth = 0
    while (depth < this.keys.length && !this.keys[depth]) depth++
    return this.keys[depth]?.number === this.taken && this.isStillKey(depth)
  }

  /** Whether the possible key at a depth of brackets may still be one; gives it up where not. */
  private isStillKey(depth: number): boolean {
    const key = this.keys[depth]
    if (!key) return false
    if (key.line === this.place.line && this.place.charactersFrom(key.from) <= longestKey) return true
    this.giveUpKey(depth)
    return false
  }

  private giveUpKey(depth = this.keys.length - 1): void {
    const key = this.keys[depth]
    if (key?.isRequired) throw this.noColon(key)
    this.keys[depth] = undefined
  }

  private noColon({ from }: PossibleKey): Unreadable {
    const inList = this.blocks.at(-1) === 'block-list'
    return new Unreadable(inList ? 'no-dash' : 'no-colon', from, this.place.at, from, this.before)
  }

  private saveKey(): void {
    if (!this.mayBeKey) return
    const { at: from, line, column } = this.place
    const isRequired = this.flowDepth === 0 && this.indent === column
    this.giveUpKey()
    const number = this.taken + this.queue.length - this.head
    this.keys[this.keys.length - 1] = { number, from, line, column, isRequired }
  }

  private fetch(): void {
    const { place } = this
    this.skipToToken()
    this.closeBlocks(place.column)
    if (isEnd(place.code())) this.fetchEnd()
    else if (place.at === place.lineFrom && place.code() === percent) this.fetchDirective()
    else if (place.isAtMarker()) this.fetchMarker()
    else this.fetchPiece(place.text[place.at]!)
  }

  private fetchPiece(first: string): void {
    const { place } = this
    switch (first) {
      case '[':
      case '{':
        this.fetchOpening(first)
        break
      case ']':
      case '}':
        this.fetchClosing(first)
        break
      case ',':
        this.fetchComma()
        break
      case '-':
        if (isBlankOrEnd(place.code(1))) this.fetchDash()
        else this.fetchPlain()
        break
      case '?':
        if (this.isIndicator()) this.fetchQuestionMark()
        else this.fetchPlain()
        break
      case ':':
        if (this.isIndicator()) this.fetchColon()
        else this.fetchPlain()
        break
      case '*':
        this.fetchKeyOrValue(() => scanName(place, 'alias'))
        break
      case '&':
        this.fetchKeyOrValue(() => scanName(place, 'anchor'))
        break
      case '!':
        this.fetchKeyOrValue(() => scanTag(place))
        break
      case '"':
      case "'":
        this.fetchKeyOrValue(() => scanQuoted(place))
        break
      case '|':
      case '>':
        this.fetchBlockScalar()
        break
      case '\t':
        throw new Unreadable('tab', place.at, place.at + 1)
      case '%':
      case '@':
      case '`':
        throw new Unreadable('plain-start', place.at, place.at + 1)
      default:
        this.fetchPlain()
    }
  }

  /** In brackets `?` and `:` stand for key and value whatever follows. */
  private isIndicator(): boolean {
    return this.flowDepth > 0 || isBlankOrEnd(this.place.code(1))
  }

  /** Tabs are no indentation: where a key may begin they stand for nothing. */
  private skipToToken(): void {
    const { place } = this
    for (;;) {
      if (place.at === this.start && place.code() === byteOrderMark) place.at++
      for (;;) {
        const code = place.code()
        if (code !== 0x20 && !(code === 0x09 && (this.flowDepth > 0 || !this.mayBeKey))) break
        place.at++
      }
      place.skipComment()
      if (!isBreak(place.code())) return
      place.skipBreak()
      if (this.flowDepth === 0) this.mayBeKey = true
    }
  }

  private push(type: TokenType, length: number): void {
    const from = this.place.at
    this.place.at += length
    this.queue.push({ type, from, to: from + length, text: '' })
  }

  /** Closes the block collections that are indented deeper than a column. */
  private closeBlocks(column: number): void {
    if (this.flowDepth > 0) return
    while (this.indent > column) {
      this.push('block-end', 0)
      this.indent = this.indents.pop()!
      this.blocks.pop()
    }
  }

  /** Opens a block collection at a column that is deeper than the present ones, before the token of that number or as the last. */
  private openBlock(type: 'block-list' | 'block-map', column: number, from: number, number?: number): void {
    if (this.flowDepth > 0 || this.indent >= column) return
    this.indents.push(this.indent)
    this.blocks.push(type)
    this.indent = column
    this.insert({ type, from, to: from, text: '' }, number)
  }

  private insert(token: Token, number: number | undefined): void {
    if (number === undefined) this.queue.push(token)
    else this.queue.splice(this.head + number - this.taken, 0, token)
  }

  private fetchEnd(): void {
    this.closeBlocks(-1)
    // The end counts as a line of its own.
    this.place.line++
    this.giveUpKey()
    this.mayBeKey = false
    this.push('stream-end', 0)
  }

  private fetchDirective(): void {
    this.closeBlocks(-1)
    this.giveUpKey()
    this.mayBeKey = false
    this.queue.push(scanDirective(this.place))
  }

  private fetchMarker(): void {
    this.closeBlocks(-1)
    this.giveUpKey()
    this.mayBeKey = false
    this.push(this.place.code() === 0x2d ? 'document-start' : 'document-end', 3)
  }

  private fetchOpening(type: '[' | '{'): void {
    this.saveKey()
    this.keys.push(undefined)
    this.flowDepth++
    this.mayBeKey = true
    this.push(type, 1)
  }

  private fetchClosing(type: ']' | '}'): void {
    this.giveUpKey()
    if (this.flowDepth > 0) {
      this.flowDepth--
      this.keys.pop()
    }
    this.mayBeKey = false
    this.push(type, 1)
  }

  private fetchComma(): void {
    this.giveUpKey()
    this.mayBeKey = true
    this.push(',', 1)
  }

  private fetchDash(): void {
    const { place } = this
    if (this.flowDepth === 0) {
      if (!this.mayBeKey) throw this.notAllowed('dash-not-allowed')
      this.openBlock('block-list', place.column, place.at)
    }
    this.giveUpKey()
    this.mayBeKey = true
    this.push('-', 1)
  }

  private fetchQuestionMark(): void {
    const { place } = this
    if (this.flowDepth === 0) {
      if (!this.mayBeKey) throw this.notAllowed('key-not-allowed')
      this.openBlock('block-map', place.column, place.at)
    }
    this.giveUpKey()
    this.mayBeKey = this.flowDepth === 0
    const { at: from } = place
    place.at++
    this.queue.push({ type: '?', from, to: from + 1, text: '', isWritten: true })
  }

  private fetchColon(): void {
    const { place } = this
    const depth = this.keys.length - 1
    if (this.isStillKey(depth)) {
      const { number, from, column } = this.keys[depth]!
      this.insert({ type: '?', from, to: from, text: '' }, number)
      this.openBlock('block-map', column, from, number)
      this.keys[depth] = undefined
      this.mayBeKey = false
    } else {
      if (this.flowDepth === 0) {
        if (!this.mayBeKey) throw this.notAllowed('value-not-allowed')
        this.openBlock('block-map', place.column, place.at)
      }
      this.mayBeKey = this.flowDepth === 0
    }
    this.push(':', 1)
  }

  private notAllowed(reason: 'value-not-allowed' | 'dash-not-allowed' | 'key-not-allowed'): Unreadable {
    const { at } = this.place
    const before = this.queue.findLast(it => it.to > it.from) ?? this.before
    return new Unreadable(reason, at, at + 1, at, before)
  }

  private fetchKeyOrValue(scan: () => Token): void {
    this.saveKey()
    this.mayBeKey = false
    this.queue.push(scan())
  }

  private fetchPlain(): void {
    const { place } = this
    this.saveKey()
    const token = scanPlain(place, this.indent + 1, this.flowDepth > 0)
    this.queue.push(token)
    this.mayBeKey = place.lineFrom > token.to
  }

  private fetchBlockScalar(): void {
    const { at } = this.place
    if (this.flowDepth > 0) throw new Unreadable('block-in-flow', at, at + 1)
    this.giveUpKey()
    this.mayBeKey = true
    this.queue.push(scanBlockScalar(this.place, this.indent))
  }
}
