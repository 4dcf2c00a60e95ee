import { character, type Flags, same, swapped } from './character.ts'
import { control, not, perl, posix, type Takes } from './regex-classes.ts'
import type { Node } from './regex-node.ts'

/** Reads an RE2 pattern; undefined for what is no pattern and for what this reader does not know. Never throws. */
export function parseRegex(pattern: string): Node | undefined {
  if (pattern.length > 2000) return undefined
  const reader = new Reader(pattern)
  try {
    const node = reader.alternatives({ ignoreCase: false, dotTakesAll: false, lazy: false })
    return reader.isAtEnd() ? node : undefined
  } catch (error) {
    if (error === unknown) return undefined
    throw error
  }
}

/** Thrown inside this file only, and no error for the same reason as `notPlain`. */
const unknown = Symbol('not read')

class Reader {
  private at = 0
  private depth = 0
  private groups = 0
  private readonly pattern: string

  constructor(pattern: string) {
    this.pattern = pattern
  }

  isAtEnd(): boolean {
    return this.at === this.pattern.length
  }

  alternatives(flags: Flags): Node {
    // Flags set in the middle of a group hold to its end, through the branches behind.
    const own = { ...flags }
    const items = [this.sequence(own)]
    while (this.take('|')) items.push(this.sequence(own))
    return items.length === 1 ? items[0]! : { type: 'choice', items }
  }

  private sequence(flags: Flags): Node {
    const items: Node[] = []
    while (!this.isAtEnd() && !'|)'.includes(this.pattern[this.at]!)) {
      if (this.take('\\Q')) {
        const end = this.pattern.indexOf('\\E', this.at)
        const text = this.pattern.slice(this.at, end < 0 ? undefined : end)
        this.at = end < 0 ? this.pattern.length : end + 2
        for (const it of text) items.push(character(it.codePointAt(0)!, flags))
        continue
      }
      const unit = this.unit(flags)
      if (unit) items.push(this.repeated(unit, flags))
    }
    return items.length === 1 ? items[0]! : { type: 'sequence', items }
  }

  private unit(flags: Flags): Node | undefined {
    const code = this.pattern.codePointAt(this.at)!
    const it = String.fromCodePoint(code)
    this.at += it.length
    switch (it) {
      case '(':
        return this.group(flags)
      case '[':
        return { type: 'set', takes: this.set(flags) }
      case '.':
        return { type: 'set', takes: flags.dotTakesAll ? () => true : other => other !== 0x0a }
      case '^':
        return { type: 'anchor', at: 'start' }
      case '$':
        return { type: 'anchor', at: 'end' }
      case '\\':
        return this.escape(flags)
      case '*':
      case '+':
      case '?':
        throw unknown
      default:
        return character(code, flags)
    }
  }

  private escape(flags: Flags): Node {
    const it = this.pattern[this.at] ?? ''
    if (it === 'A' || it === 'z') {
      this.at++
      return { type: 'anchor', at: it === 'A' ? 'start' : 'end' }
    }
    const takes = perl[it]
    if (takes) {
      this.at++
      return { type: 'set', takes }
    }
    return character(this.escapedCode(), flags)
  }

  /** The character an escape stands for. */
  private escapedCode(): number {
    const code = this.pattern.codePointAt(this.at)
    if (code === undefined) throw unknown
    const it = String.fromCodePoint(code)
    const hex = /^x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/.exec(
      this.pattern.slice(this.at, this.at + 10),
    )
    if (hex) {
      this.at += hex[0].length
      return Number.parseInt(hex[1] ?? hex[2] ?? '', 16)
    }
    this.at += it.length
    const known = control[it]
    if (known !== undefined) return known
    if (/[A-Za-z0-9]/.test(it)) throw unknown
    return code
  }

  private group(flags: Flags): Node | undefined {
    if (++this.depth > 100) throw unknown
    const inner = { ...flags }
    let number: number | undefined
    if (!this.take('?')) number = ++this.groups
    else {
      const name = /^P?<\w+>/.exec(this.pattern.slice(this.at, this.at + 80))
      if (name) {
        this.at += name[0].length
        number = ++this.groups
      } else {
        const opening = /^([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/.exec(this.pattern.slice(this.at, this.at + 20))
        if (!opening) throw unknown
        this.at += opening[0].length
        const target = opening[3] === ')' ? flags : inner
        setFlags(target, opening[1] ?? '', true)
        setFlags(target, opening[2] ?? '', false)
        if (opening[3] === ')') {
          this.depth--
          return undefined
        }
      }
    }
    const node = this.alternatives(inner)
    if (!this.take(')')) throw unknown
    this.depth--
    return number === undefined ? node : { type: 'group', number, item: node }
  }

  private set(flags: Flags): Takes {
    const negated = this.take('^')
    const parts: Takes[] = []
    for (let first = true; first || this.pattern[this.at] !== ']'; first = false) {
      if (this.isAtEnd()) throw unknown
      const named = /^\[:(\^?)(\w+):\]/.exec(this.pattern.slice(this.at, this.at + 14))
      const perlClass = this.pattern[this.at] === '\\' ? perl[this.pattern[this.at + 1] ?? ''] : undefined
      if (named) {
        const takes = posix[named[2] ?? '']
        if (!takes) throw unknown
        this.at += named[0].length
        parts.push(named[1] ? not(takes) : takes)
      } else if (perlClass) {
        this.at += 2
        parts.push(perlClass)
      } else parts.push(this.span(flags))
    }
    this.at++
    const takes: Takes = it => parts.some(part => part(it))
    return negated ? not(takes) : takes
  }

  private span(flags: Flags): Takes {
    const from = this.member()
    const isRange =
      this.pattern[this.at] === '-' && this.pattern[this.at + 1] !== ']' && this.at + 1 < this.pattern.length
    if (!isRange) return same(from, flags)
    this.at++
    const to = this.member()
    if (to < from) throw unknown
    const within: Takes = it => it >= from && it <= to
    return flags.ignoreCase ? it => within(it) || within(swapped(it)) : within
  }

  private member(): number {
    const code = this.pattern.codePointAt(this.at)
    if (code === undefined) throw unknown
    this.at += String.fromCodePoint(code).length
    return code === 0x5c ? this.escapedCode() : code
  }

  private repeated(item: Node, flags: Flags): Node {
    const found = /^(?:([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\})\??/.exec(
      this.pattern.slice(this.at, this.at + 14),
    )
    if (!found) return item
    this.at += found[0].length
    if (/^[*+?]/.test(this.pattern.slice(this.at))) throw unknown
    const [all, sign, least, comma, most] = found
    const lazy = (all.length > 1 && all.endsWith('?')) !== flags.lazy
    if (sign)
      return { type: 'repeat', item, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : undefined, lazy }
    const low = Number(least)
    const high = comma === undefined ? low : most === '' ? undefined : Number(most)
    if (high !== undefined && high < low) throw unknown
    return { type: 'repeat', item, least: low, most: high, lazy }
  }

  private take(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false
    this.at += text.length
    return true
  }
}

function setFlags(flags: Flags, letters: string, value: boolean): void {
  for (const it of letters)
    if (it === 'i') flags.ignoreCase = value
    else if (it === 's') flags.dotTakesAll = value
    else if (it === 'U') flags.lazy = value
    else throw unknown
}
