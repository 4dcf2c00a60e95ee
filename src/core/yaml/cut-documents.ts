import type { Range } from '../text/text-edit.ts'
import { separatorIn } from './document-separator.ts'

/** A stretch of a file that is one document. */
export interface DocumentRange extends Range {
  /** Set where kubectl never looks: behind a line of `...`, and behind a `---` that holds more than a comment. */
  readonly skipped?: true
  /** Set where its `---` parts nothing and is read with it, which matters to JSON and directives below. */
  readonly marked?: true
}

/**
 * The documents of a file, in order, covering every unit of it; at least one. A document begins at its `---`, or
 * behind the `...` of the one before; comments in front of its `---` are its own. Directives in front of a `---`
 * are a document of their own, as they are to kubectl.
 */
export function cutDocuments(text: string): DocumentRange[] {
  const cutter = new Cutter(text)
  const marks = new Marks(text)
  let from = 0
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end + 1
    cutter.line({ from, to })
    from = cutter.isWithin() ? marks.next(to) : to
  }
  return cutter.end()
}

/** Finds the lines that may begin or end a document. Asked from the beginning to the end. */
class Marks {
  private readonly text: string
  private dashes = -1
  private dots = -1

  constructor(text: string) {
    this.text = text
  }

  /** Where the first such line begins that does not begin before the line at an offset, which is not the first. */
  next(from: number): number {
    if (this.dashes < from) this.dashes = this.find('\n---', from)
    if (this.dots < from) this.dots = this.find('\n...', from)
    return Math.min(this.dashes, this.dots)
  }

  private find(mark: string, from: number): number {
    const before = this.text.indexOf(mark, from - 1)
    return before < 0 ? this.text.length : before + 1
  }
}

/** Goes through the lines of a file as kubectl does: it gathers them up to the next `---`. */
class Cutter {
  private readonly text: string
  private readonly cuts: DocumentRange[] = []
  private from = 0
  private hasContent = false
  private isSkipped = false
  private isMarked = false
  /** Whether kubectl has gathered nothing yet; a `---` is then gathered itself. */
  private isGathering = false
  /** How many documents were cut before those of the present lines between two `---`. */
  private gathered = 0
  private isStopped = false

  constructor(text: string) {
    this.text = text
  }

  line({ from, to }: Range): void {
    const separator = separatorIn(this.text, from, to)
    if (separator === 'separator') this.separator({ from, to })
    else if (separator === 'broken') this.broken(to)
    else if (this.hasContent && isEnd(this.text, from)) this.ended(to)
    else if (!this.hasContent) this.hasContent = isContent(this.text, from, to)
    if (separator !== 'separator') this.isGathering = true
  }

  /** Whether a line says nothing more unless it begins or ends a document. */
  isWithin(): boolean {
    return this.hasContent && this.isGathering
  }

  end(): DocumentRange[] {
    const { text, cuts } = this
    const last = cuts.at(-1)
    // Blanks and comments behind the last end stay with it.
    if (last && !this.hasContent) cuts[cuts.length - 1] = { ...last, to: text.length }
    else this.cut(text.length)
    return cuts
  }

  private separator({ from, to }: Range): void {
    if (this.hasContent) this.cut(from)
    this.gathered = this.cuts.length
    this.isMarked = !this.isGathering && isReadWithMarker(this.text.slice(from, to + 1000))
    this.isGathering = !this.isGathering
    this.hasContent = true
    this.isSkipped = this.isStopped
  }

  /** What was gathered is refused as a whole, the line with it. */
  private broken(to: number): void {
    const [first] = this.cuts.splice(this.gathered)
    if (first) {
      this.from = first.from
      this.isSkipped = first.skipped === true
    }
    this.cut(to)
    this.isStopped = true
    this.isSkipped = true
  }

  private ended(to: number): void {
    this.cut(to)
    this.isSkipped = true
  }

  private cut(to: number): void {
    const marks = {
      ...(this.isSkipped && { skipped: true as const }),
      ...(this.isMarked && { marked: true as const }),
    }
    this.cuts.push({ from: this.from, to, ...marks })
    this.from = to
    this.hasContent = false
    this.isMarked = false
  }
}

/** Whether what stands below a `---` reads otherwise with it than without. */
function isReadWithMarker(text: string): boolean {
  return /^---(?:#|[^\n]*\n(?:\s|#[^\n]*\n)*(?:[{%\uFEFF]|\.\.\.))/.test(text)
}

/** Whether a line is the `...` that ends a document. */
function isEnd(text: string, from: number): boolean {
  return text.startsWith('...', from) && /^(?:\s|$)/.test(text.slice(from + 3, from + 4))
}

/** Whether a line holds anything but blanks and a comment. */
function isContent(text: string, from: number, to: number): boolean {
  const line = text.slice(from, to).trim()
  return line !== '' && line[0] !== '#'
}
