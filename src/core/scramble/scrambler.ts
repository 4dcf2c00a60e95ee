import { literalPattern } from '../syntax/literal-pattern.ts'
import { codesFor } from './codes.ts'
import { isWellKnown, keptInOrder } from './well-known.ts'

/** What is scrambled beside hosts, names and namespaces. */
export interface ScrambleOptions {
  readonly paths: boolean
  /** Comments of the YAML stay, with the names in them scrambled; else they are left out. */
  readonly comments: boolean
}

const run = /[A-Za-z0-9_-]+/g
/** Shorter names than this are found as whole words only. */
const leastLetters = 4

/** The words that are names, and what becomes of texts that hold them. All of a content is gathered before any is changed. */
export class Scrambler {
  readonly options: ScrambleOptions
  private readonly gathered = new Set<string>()
  private readonly segments = new Set<string>()
  private codes: ReadonlyMap<string, string> = new Map()
  private paths: ReadonlyMap<string, string> = new Map()
  private anywhere: RegExp | undefined

  constructor(options: ScrambleOptions) {
    this.options = options
  }

  /** Takes in the words of a host, a name, or several with `/` and `.` between them. */
  addNames(text: string): void {
    for (const word of text.match(run) ?? []) {
      const name = stemOf(word)
      if (!isWellKnown(name)) this.gathered.add(name)
    }
  }

  addPath(path: string): void {
    for (const segment of segmentsOf(path)) if (isOpaque(segment)) this.segments.add(segment.toLowerCase())
  }

  /** The segments of a pattern that stand for themselves. */
  addPathPattern(regex: string): void {
    for (const segment of regex.replace(/^\^|\$$/g, '').split('/'))
      if (/^[\w-]+$/.test(segment)) this.addPath(segment)
  }

  /** Gives every word its code. Nothing is added from here on. */
  close(): void {
    this.codes = codesFor(this.gathered, keptInOrder)
    this.paths = pathCodes(this.segments, new Set([...this.gathered, ...this.codes.values()]))
    const long = [...this.gathered]
      .filter(it => it.length >= leastLetters)
      .sort((a, b) => b.length - a.length)
    this.anywhere = long.length > 0 ? new RegExp(long.map(literalPattern).join('|'), 'gi') : undefined
  }

  /** What became of each name. */
  get names(): ReadonlyMap<string, string> {
    return this.codes
  }

  /** Every word of a name or host. */
  name(text: string): string {
    return text.replace(run, word => this.word(word) ?? this.words(word))
  }

  /** A port's name says its protocol up to the first dash. */
  portName(text: string): string {
    const dash = text.indexOf('-')
    if (dash > 0 && isWellKnown(text.slice(0, dash)))
      return `${text.slice(0, dash + 1)}${this.name(text.slice(dash + 1))}`
    return this.name(text)
  }

  /** A text of any sort in which names may be. */
  words(text: string): string {
    const whole = text.replace(run, word => (word.length > 1 ? (this.word(word) ?? word) : word))
    return this.anywhere ? whole.replace(this.anywhere, it => this.word(it) ?? it) : whole
  }

  /** A path with its query. */
  path(text: string): string {
    if (!this.options.paths) return text
    const [path = '', ...query] = text.split('?')
    const scrambled = path
      .split('/')
      .map(it => this.segment(it))
      .join('/')
    return [scrambled, ...query.map(it => this.words(it))].join('?')
  }

  /** A pattern: the words in it that stand for themselves. `isWhole` is false where other letters stay, which may tell something. */
  regex(text: string, isPath: boolean): { readonly text: string; readonly isWhole: boolean } {
    let isWhole = true
    if (isPath && !this.options.paths) return { text, isWhole }
    const scrambled = text.replace(literalRun, (word, before: string, literal: string, at: number) => {
      if (literal === '') return word
      const isRepeated = /[?*+{]/.test(text[at + word.length] ?? '')
      const code = isPath ? this.segment(literal) : (this.word(literal) ?? this.words(literal))
      if (code === literal || isRepeated) isWhole &&= isWellKnown(literal)
      return isRepeated ? word : before + code
    })
    return { text: scrambled, isWhole }
  }

  /** A request as a person writes it: a curl command, a URL, a line of an access log. */
  request(text: string): string {
    const parts =
      /((?:https?:\/\/)?(?:[A-Za-z0-9_*-]+\.)+[A-Za-z0-9_-]+(?::\d+)?|https?:\/\/[A-Za-z0-9_-]+(?::\d+)?)(\/[^\s'"]*)?/g
    let result = ''
    let from = 0
    for (const match of text.matchAll(parts)) {
      result += this.words(text.slice(from, match.index)) + this.name(match[1]!) + this.path(match[2] ?? '')
      from = match.index + match[0].length
    }
    return result + this.words(text.slice(from))
  }

  private word(word: string): string | undefined {
    const stem = stemOf(word)
    const code = this.codes.get(stem)
    if (code === undefined) return undefined
    const ending = word.slice(stem.length)
    // Upper case tells labels apart, not hosts.
    return (/[A-Z]/.test(word.slice(0, stem.length)) ? code[0]!.toUpperCase() + code.slice(1) : code) + ending
  }

  /** One that no rule names keeps what it has in common with those that one does. */
  private segment(segment: string): string {
    const lower = segment.toLowerCase()
    for (let length = lower.length; length > 0; length--) {
      const code = this.paths.get(lower.slice(0, length))
      if (code === undefined) continue
      const isUpper = /[A-Z]/.test(segment.slice(0, length))
      return (isUpper ? code[0]!.toUpperCase() + code.slice(1) : code) + this.words(segment.slice(length))
    }
    return this.words(segment)
  }
}

/** A class, an escape, the head of a group, or none of them, and the letters behind it that stand for themselves. */
const literalRun = /(\[(?:\\.|[^\]\\])*\]|\\.|\(\?[A-Za-z<>=!:-]*|)([A-Za-z0-9_-]*)/g

/** Istio finds the CA of a credential under its name with this ending. */
function stemOf(word: string): string {
  const lower = word.toLowerCase()
  return lower.endsWith('-cacert') && lower.length > '-cacert'.length
    ? lower.slice(0, -'-cacert'.length)
    : lower
}

function segmentsOf(path: string): string[] {
  return (path.split('?')[0] ?? '').split('/')
}

function isOpaque(segment: string): boolean {
  return /[A-Za-z]/.test(segment) && !isWellKnown(segment)
}

/**
 * A code for every segment. One that begins with another keeps to that: `/rev` is still a prefix of `/reviews`, whatever both are
 * called now.
 */
function pathCodes(segments: ReadonlySet<string>, taken: ReadonlySet<string>): Map<string, string> {
  const codes = new Map<string, string>()
  let count = 0
  for (const segment of [...segments].sort()) {
    let stem = ''
    for (let length = segment.length - 1; length > 0 && stem === ''; length--)
      stem = codes.get(segment.slice(0, length)) ?? ''
    let code = ''
    do code = `${stem}p${(count++).toString(36).padStart(2, '0')}`
    while (taken.has(code) || segments.has(code))
    codes.set(segment, code)
  }
  return codes
}
