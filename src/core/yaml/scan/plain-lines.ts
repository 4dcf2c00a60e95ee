/** Thrown for a text that is left to the other reader. No error: those cost where a module makes one (docs/decisions/0035). */
export const notPlain = Symbol('not plain')

const lineFeed = 0x0a
const space = 0x20
const hash = 0x23
const percent = 0x25
const dash = 0x2d
const dot = 0x2e
const colon = 0x3a

/** What begins a text that is nothing else wherever it stands: letters, digits and the signs that YAML has no use for. */
const beginsText = signs('$()+./;<=\\^_~')
/** Far below the 1,024 characters that a key may have. */
const longestLine = 1000

/** What the lines of a text that `PlainReader` reads begin with, and how far their pieces go. Throws `notPlain` for what it is not made for. */
export class PlainLines {
  /** Each of its lines has a break at its end. */
  readonly text: string
  /** Where the next piece begins; behind the last one, the end of the text. */
  at: number
  /** The column of the piece that begins the present line, -1 at the end. */
  column = 0
  lineFrom: number
  protected lineTo = 0
  /** The text that was looked at last. */
  private knownFrom = -1
  private knownTo = -1

  constructor(text: string, from: number) {
    this.text = text
    this.at = from
    this.lineFrom = from
  }

  protected isDash(): boolean {
    if (this.text.charCodeAt(this.at) !== dash) return false
    const next = this.text.charCodeAt(this.at + 1)
    return next === space || next === lineFeed
  }

  protected isColon(at: number): boolean {
    if (this.text.charCodeAt(at) !== colon) return false
    const next = this.text.charCodeAt(at + 1)
    return next === space || next === lineFeed
  }

  /** Where the text without quotes that begins here ends: at a colon that makes it a key, a comment, or the end of the line. */
  protected plainTo(): number {
    if (this.knownFrom === this.at) return this.knownTo
    this.knownFrom = this.at
    this.knownTo = this.findPlainTo()
    return this.knownTo
  }

  private findPlainTo(): number {
    const { text, lineTo } = this
    const first = text.charCodeAt(this.at)
    if (first < 0x80 && !beginsText[first] && !(first === dash && text.charCodeAt(this.at + 1) > space))
      throw notPlain
    let to = this.at + 1
    for (let at = to; at < lineTo; at++) {
      const code = text.charCodeAt(at)
      if (code === space) continue
      if (code === hash && to < at) break
      if (code === colon && (at + 1 === lineTo || text.charCodeAt(at + 1) === space)) {
        // A blank before the colon is rare.
        if (to < at) throw notPlain
        return at
      }
      to = at + 1
    }
    return to
  }

  protected skipSpaces(): void {
    while (this.text.charCodeAt(this.at) === space) this.at++
  }

  /** Steps to the next piece. Where that stands in a line below, says so. */
  protected isLineOver(): boolean {
    this.skipSpaces()
    const code = this.text.charCodeAt(this.at)
    if (code !== lineFeed && code !== hash) return false
    this.nextLine(this.lineTo + 1)
    return true
  }

  /** Steps to the first piece in or below the line that begins at an offset. */
  protected nextLine(from: number): void {
    const { text } = this
    let lineFrom = from
    for (;;) {
      let at = lineFrom
      while (text.charCodeAt(at) === space) at++
      const code = text.charCodeAt(at)
      if (code === lineFeed || code === hash) {
        lineFrom = code === lineFeed ? at + 1 : this.lineEnd(at) + 1
        continue
      }
      if (at < text.length) this.begin(lineFrom, at, code)
      else this.end()
      return
    }
  }

  private begin(lineFrom: number, at: number, code: number): void {
    this.lineFrom = lineFrom
    this.at = at
    this.column = at - lineFrom
    this.lineTo = this.lineEnd(at)
    if (this.lineTo - lineFrom > longestLine) throw notPlain
    // It may be a marker of documents or a directive.
    if (this.column === 0 && (code === dot || code === percent || this.text.startsWith('---', at)))
      throw notPlain
  }

  private end(): void {
    this.at = this.text.length
    this.column = -1
  }

  private lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at)
    return end < 0 ? this.text.length : end
  }
}

/** By code whether a character is among some signs, or a letter or digit. */
function signs(others: string): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => {
    const sign = String.fromCharCode(code)
    return /[A-Za-z0-9]/.test(sign) || others.includes(sign)
  })
}
