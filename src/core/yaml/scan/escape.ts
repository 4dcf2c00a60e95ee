import type { Place } from './place.ts'
import { Unreadable } from './unreadable.ts'

const characters = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])
const digitCounts = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

/** What the escape that stands here in double quotes says; steps over it. */
export function escaped(place: Place, start: number): string {
  const { text, at } = place
  const letter = text.charAt(at + 1)
  const known = characters.get(letter)
  if (known !== undefined) {
    place.at += 2
    return known
  }
  const count = digitCounts.get(letter)
  if (count === undefined) throw new Unreadable('escape', at, at + 2, start)
  const digits = /^[0-9A-Fa-f]*/.exec(text.slice(at + 2, at + 2 + count))![0]
  if (digits.length < count) throw new Unreadable('escape-digits', at, at + 2 + digits.length, start)
  const code = Number.parseInt(digits, 16)
  // A pair of surrogates, as JSON writes characters beyond U+FFFF, is refused too.
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
    throw new Unreadable('escape-code', at, at + 2 + count, start)
  place.at += 2 + count
  return String.fromCodePoint(code)
}
