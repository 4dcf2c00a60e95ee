import { isBlank, isBreak, isBreakOrEnd, isDigit, isEnd } from './characters.ts'
import type { Place } from './place.ts'
import type { Token } from './token.ts'
import { Unreadable } from './unreadable.ts'

/** A text of its own lines, behind `|` or `>`; `parentIndent` is the column of what holds it, -1 at the root. */
export function scanBlockScalar(place: Place, parentIndent: number): Token {
  const { at: from, text } = place
  const isLiteral = text[from] === '|'
  const { chomp, digit } = scanHeader(place)
  let to = place.at
  endHeader(place, from)

  let indent = digit === 0 ? 0 : Math.max(parentIndent, 0) + digit
  let value = ''
  let lineBreak = ''
  let isIndented = false
  const lead = skipEmptyLines(place, indent, parentIndent, from)
  indent = lead.indent
  let { breaks } = lead
  while (place.column === indent && !isEnd(place.code())) {
    const startsBlank = isBlank(place.code())
    if (!isLiteral && !isIndented && !startsBlank && lineBreak === '\n') value += breaks === '' ? ' ' : ''
    else value += lineBreak
    value += breaks
    isIndented = startsBlank
    const start = place.at
    while (!isBreakOrEnd(place.code())) place.at++
    value += text.slice(start, place.at)
    to = place.at
    lineBreak = isEnd(place.code()) ? '' : place.skipBreak()
    breaks = skipEmptyLines(place, indent, parentIndent, from).breaks
  }
  if (chomp !== '-') value += lineBreak
  if (chomp === '+') {
    value += breaks
    if (breaks !== '') to = beforeBreak(text, place.lineFrom)
  }
  return { type: 'scalar', style: isLiteral ? 'literal' : 'folded', from, to, text: value }
}

/** `-` drops all line breaks at the end, `+` keeps all; the digit says how much deeper the text is indented, 0 that its first line tells. */
function scanHeader(place: Place): { chomp: string; digit: number } {
  let chomp = ''
  let digit = 0
  place.at++
  for (let i = 0; i < 2; i++) {
    const code = place.code()
    if (chomp === '' && (code === 0x2b || code === 0x2d)) chomp = place.text[place.at]!
    else if (digit === 0 && isDigit(code)) {
      digit = code - 0x30
      if (digit === 0) throw new Unreadable('block-indent-zero', place.at, place.at + 1)
    } else break
    place.at++
  }
  return { chomp, digit }
}

/** Only blanks and a comment may follow in the line. */
function endHeader(place: Place, start: number): void {
  place.skipBlanks()
  place.skipComment()
  if (!isBreakOrEnd(place.code())) throw new Unreadable('block-header', place.at, place.at + 1, start)
  if (isBreak(place.code())) place.skipBreak()
}

/** Steps over lines of blanks to the next line with text and its indentation. Without a given one, tells it by what it finds. */
function skipEmptyLines(place: Place, given: number, parentIndent: number, start: number) {
  let breaks = ''
  let deepest = 0
  for (;;) {
    while ((given === 0 || place.column < given) && place.code() === 0x20) place.at++
    const { column } = place
    deepest = Math.max(deepest, column)
    if ((given === 0 || column < given) && place.code() === 0x09)
      throw new Unreadable('tab', place.at, place.at + 1, start)
    if (!isBreak(place.code())) break
    breaks += place.skipBreak()
  }
  return { breaks, indent: given === 0 ? Math.max(deepest, parentIndent + 1, 1) : given }
}

/** The end of the line above the one that begins at an offset. */
function beforeBreak(text: string, offset: number): number {
  const isPair = text[offset - 1] === '\n' && text[offset - 2] === '\r'
  return offset - (isPair ? 2 : 1)
}
