import { RE2JS } from '@bufbuild/re2'
import { canFind, findMatch } from '../language/replace-all.ts'
import { patternFault } from '../syntax/regex.ts'
import { withPlainClasses } from '../syntax/unicode-class.ts'
import type { Wanted } from './found-match.ts'

/** A match in a line, with its groups: the first is the whole match. */
export interface LineMatch {
  readonly from: number
  readonly to: number
  readonly groups: readonly (string | undefined)[]
}

/** Finds the matches in a line, from the left and without overlaps; empty ones are none. */
export type LineFinder = (line: string) => LineMatch[]

/** A finder of what is wanted, or why there is none. */
export function lineFinder(wanted: Wanted): LineFinder | { readonly problem: string } {
  const find = wanted.isRegex ? patternFinder(wanted) : textFinder(wanted)
  if (typeof find !== 'function') return find
  return wanted.wholeWord ? line => find(line).filter(it => isWord(line, it)) : find
}

function textFinder({ text, matchCase }: Wanted): LineFinder {
  const fold = matchCase ? (it: string) => it : folded
  const needle = fold(text)
  return line => {
    const hay = fold(line)
    const found: LineMatch[] = []
    for (let from = hay.indexOf(needle); from >= 0; from = hay.indexOf(needle, from + needle.length)) {
      const to = from + needle.length
      found.push({ from, to, groups: [line.slice(from, to)] })
    }
    return found
  }
}

/** In small letters, every character as long as before: a letter whose small one is longer stays. */
function folded(text: string): string {
  const small = text.toLowerCase()
  if (small.length === text.length) return small
  return Array.from(text, it => (it.toLowerCase().length === it.length ? it.toLowerCase() : it)).join('')
}

function patternFinder({ text, matchCase }: Wanted): LineFinder | { readonly problem: string } {
  const fault = patternFault(text)
  if (fault) return { problem: `The pattern cannot be used: ${fault.reason}.` }
  const pattern = matchCase ? text : `(?i)${text}`
  if (!canFind(pattern))
    return { problem: 'Word boundaries, Unicode classes and very large patterns cannot be used here.' }
  const compiled = RE2JS.compile(withPlainClasses(pattern))
  return line => {
    const found: LineMatch[] = []
    // The compiled pattern says quickly that there is none; where one stands takes longer.
    if (!compiled.test(line)) return found
    for (let at = 0; at <= line.length; ) {
      const slots = findMatch(line, pattern, at)
      const [from, to] = slots ?? []
      if (!slots || from === undefined || to === undefined) break
      if (to > from) found.push({ from, to, groups: groupsOf(line, slots) })
      at = to > from ? to : to + 1
    }
    return found
  }
}

function groupsOf(line: string, slots: readonly (number | undefined)[]): (string | undefined)[] {
  return Array.from({ length: 10 }, (_, i) => {
    const [from, to] = [slots[i * 2], slots[i * 2 + 1]]
    return from === undefined || to === undefined ? undefined : line.slice(from, to)
  })
}

function isWord(line: string, { from, to }: LineMatch): boolean {
  return !isLetter(before(line, from)) && !isLetter(line.slice(to, to + 2))
}

function before(line: string, at: number): string {
  const code = line.charCodeAt(at - 1)
  return line.slice(code >= 0xdc00 && code <= 0xdfff ? at - 2 : at - 1, at)
}

function isLetter(text: string): boolean {
  return /^[\p{L}\p{N}_]/u.test(text)
}
