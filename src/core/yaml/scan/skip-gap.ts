import { isBlank, isBreak } from './characters.ts'
import type { Place } from './place.ts'
import { Unreadable } from './unreadable.ts'

/**
 * Steps over blanks and line breaks within a text and gives what stands for them in its value: blanks as they are, a
 * single line break as a blank, of several all but the first. In lines that are not indented to `indent` no tab may
 * stand; `start` is where the text begins.
 */
export function skipGap(place: Place, indent: number, start: number): string {
  let blanks = ''
  let first = ''
  let others = ''
  for (;;) {
    const code = place.code()
    if (isBlank(code)) {
      if (first !== '' && code === 0x09 && place.column < indent)
        throw new Unreadable('tab', place.at, place.at + 1, start)
      if (first === '') blanks += place.text[place.at]
      place.at++
    } else if (isBreak(code)) {
      const lineBreak = place.skipBreak()
      if (first === '') first = lineBreak
      else others += lineBreak
    } else break
  }
  return first === '' ? blanks : folded(first, others)
}

/** What line breaks within a text are read as: the first is a blank where it is the only one. */
function folded(first: string, others: string): string {
  if (first !== '\n') return first + others
  return others === '' ? ' ' : others
}
