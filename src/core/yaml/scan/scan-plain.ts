import { isBlank, isBlankOrEnd, isBreak } from './characters.ts'
import type { Place } from './place.ts'
import { skipGap } from './skip-gap.ts'
import type { Token } from './token.ts'

/**
 * A text without quotes, over as many lines as are indented to `indent` at least. The place ends behind the blanks and
 * line breaks that follow it.
 */
export function scanPlain(place: Place, indent: number, inFlow: boolean): Token {
  const { text, at: from } = place
  let value = ''
  let gap = ''
  let to = from
  while (!place.isAtMarker() && place.code() !== 0x23) {
    const start = place.at
    const end = endOfPlain(text, start, inFlow)
    if (end > start) {
      value += gap + text.slice(start, end)
      gap = ''
      to = end
      place.at = end
    }
    const code = place.code()
    if (!isBlank(code) && !isBreak(code)) break
    gap = skipGap(place, indent, from)
    if (!inFlow && place.column < indent) break
  }
  return { type: 'scalar', style: 'plain', from, to, text: value }
}

/** Where a run of characters without blanks ends, or what ends a text stands in it. */
function endOfPlain(text: string, from: number, inFlow: boolean): number {
  let at = from
  for (; ; at++) {
    const code = text.charCodeAt(at)
    if (isBlankOrEnd(code)) return at
    if (code === 0x3a && isBlankOrEnd(text.charCodeAt(at + 1))) return at
    if (inFlow && isFlowIndicator(code)) return at
  }
}

function isFlowIndicator(code: number): boolean {
  // , ? [ ] { }
  return code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d
}
