import { isBlankOrEnd, isBreak, isEnd } from './characters.ts'
import { escaped } from './escape.ts'
import type { Place } from './place.ts'
import { skipGap } from './skip-gap.ts'
import type { Token } from './token.ts'
import { Unreadable } from './unreadable.ts'

const backslash = 0x5c

/** A text in single or double quotes; its lines may be indented as they like. */
export function scanQuoted(place: Place): Token {
  const { text, at: from } = place
  const quote = place.code()
  const isDouble = quote === 0x22
  let value = ''
  place.at++
  for (;;) {
    if (place.isAtMarker()) throw new Unreadable('marker-in-quotes', place.at, place.at + 3, from)
    if (isEnd(place.code())) throw new Unreadable('unclosed-quote', from, from + 1)
    let isJoined = false
    while (!isBlankOrEnd(place.code()) && !isJoined) {
      const start = place.at
      while (
        !isBlankOrEnd(place.code()) &&
        place.code() !== quote &&
        !(isDouble && place.code() === backslash)
      )
        place.at++
      value += text.slice(start, place.at)
      if (isDouble && place.code() === backslash) {
        if (isBreak(place.code(1))) {
          // A line that ends with a backslash is joined to the next without a blank.
          place.at++
          place.skipBreak()
          isJoined = true
        } else value += escaped(place, from)
      } else if (place.code() === quote) {
        if (isDouble || place.code(1) !== quote) break
        value += "'"
        place.at += 2
      }
    }
    if (!isJoined && place.code() === quote) break
    value += isJoined ? skipJoin(place) : skipGap(place, 0, from)
  }
  place.at++
  return { type: 'scalar', style: isDouble ? 'double' : 'single', from, to: place.at, text: value }
}

/** What the blanks and line breaks behind an escaped line break are read as: the blanks are dropped. */
function skipJoin(place: Place): string {
  let breaks = ''
  for (;;) {
    place.skipBlanks()
    if (!isBreak(place.code())) return breaks
    breaks += place.skipBreak()
  }
}
