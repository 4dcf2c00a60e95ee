import type { Range } from '../../text/text-edit.ts'

/** A line of a text: `to` is its end before its line break, `next` where the next begins. */
export interface TextLine extends Range {
  readonly next: number
  /** The length of the blanks that it begins with. */
  readonly lead: number
  readonly isBlank: boolean
}

/** The lines of a text as libyaml breaks it, in order; at least one. A byte-order mark belongs to none. */
export function textLines(text: string): TextLine[] {
  const lines: TextLine[] = []
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (const match of text.matchAll(lineBreak)) {
    lines.push(lineOf(text, from, match.index, match.index + match[0].length))
    from = match.index + match[0].length
  }
  if (from < text.length || lines.length === 0) lines.push(lineOf(text, from, text.length, text.length))
  return lines
}

/** The number of the line that holds an offset. */
export function lineAt(lines: readonly TextLine[], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (lines[middle]!.next <= offset) low = middle + 1
    else high = middle
  }
  return low
}

const lineBreak = /\r?\r\n|[\n\r\u0085\u2028\u2029]/g

function lineOf(text: string, from: number, to: number, next: number): TextLine {
  let at = from
  while (at < to && (text[at] === ' ' || text[at] === '\t')) at++
  return { from, to, next, lead: at - from, isBlank: at === to }
}
