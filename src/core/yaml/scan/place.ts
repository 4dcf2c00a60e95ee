import { isBlank, isBlankOrEnd, isBreak } from './characters.ts'

/** Where the reader stands in a text. Columns count characters, as libyaml counts them, not UTF-16 units. */
export class Place {
  readonly text: string
  at: number
  line = 0
  /** Where the present line begins. */
  lineFrom: number
  private readonly hasPairs: boolean

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
    this.lineFrom = at
    this.hasPairs = /[\ud800-\udbff]/.test(text)
  }

  /** The code at a distance from here, NaN beyond the end. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead)
  }

  get column(): number {
    return this.charactersFrom(this.lineFrom)
  }

  /** How many characters lie between an earlier place and this one. */
  charactersFrom(from: number): number {
    const units = this.at - from
    if (!this.hasPairs) return units
    let pairs = 0
    for (let i = from; i < this.at; i++) {
      const code = this.text.charCodeAt(i)
      if (code >= 0xd800 && code <= 0xdbff) pairs++
    }
    return units - pairs
  }

  /** Steps over the line break that stands here and gives what it is read as. */
  skipBreak(): string {
    const code = this.code()
    this.at += breakLength(this.text, this.at)
    this.line++
    this.lineFrom = this.at
    return code === 0x2028 ? '\u2028' : code === 0x2029 ? '\u2029' : '\n'
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.at++
  }

  skipComment(): void {
    if (this.code() !== 0x23) return
    while (this.at < this.text.length && !isBreak(this.code())) this.at++
  }

  /** Whether the line begins here with a marker of documents, `---` or `...`. */
  isAtMarker(): boolean {
    const code = this.code()
    return (
      (code === 0x2d || code === 0x2e) &&
      this.at === this.lineFrom &&
      this.code(1) === code &&
      this.code(2) === code &&
      isBlankOrEnd(this.code(3))
    )
  }
}

/** The length of the line break at an offset. Kubernetes cuts lines at LF and takes a CR before it away, then libyaml breaks at what is left. */
function breakLength(text: string, at: number): number {
  if (text.charCodeAt(at) !== 0x0d) return 1
  if (text.charCodeAt(at + 1) === 0x0a) return 2
  return text.charCodeAt(at + 1) === 0x0d && text.charCodeAt(at + 2) === 0x0a ? 3 : 1
}
