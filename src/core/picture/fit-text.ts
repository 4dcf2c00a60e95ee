import { endOf } from '../graph/text/end-of.ts'
import { pieces, textWidth } from '../graph/text/text-width.ts'

export type Weight = 'normal' | 'bold'

/** Text as far as it fits into a width, with `…` for what does not. */
export function cutText(text: string, width: number, size: number, weight: Weight = 'normal'): string {
  if (textWidth(text, size, weight) <= width) return text
  return `${beginning(text, width - textWidth('…', size, weight), size, weight).trimEnd()}…`
}

/** A name as far as it fits, with its end, which tells it apart from others. */
export function cutName(name: string, width: number, size: number, weight: Weight = 'normal'): string {
  if (textWidth(name, size, weight) <= width) return name
  const [head, end] = endOf(name)
  const room = width - textWidth(`…${end}`, size, weight)
  if (end === '' || room < size) return cutText(name, width, size, weight)
  return `${beginning(head, room, size, weight)}…${end}`
}

/** Text on lines of a width, `most` at most, the last one cut. It breaks where `pieces` ends one, else anywhere. */
export function linesOf(
  text: string,
  width: number,
  size: number,
  most: number,
  weight: Weight = 'normal',
): string[] {
  const lines: string[] = []
  let rest = text
  while (rest !== '' && lines.length < most - 1 && textWidth(rest, size, weight) > width) {
    let line = ''
    for (const piece of pieces(rest)) {
      if (textWidth((line + piece).trimEnd(), size, weight) > width) break
      line += piece
    }
    if (line === '') line = beginning(rest, width, size, weight) || [...rest][0]!
    lines.push(line.trimEnd())
    rest = rest.slice(line.length)
  }
  return rest === '' && lines.length > 0 ? lines : [...lines, cutText(rest, width, size, weight)]
}

function beginning(text: string, width: number, size: number, weight: Weight): string {
  let kept = ''
  let taken = 0
  for (const letter of text) {
    taken += textWidth(letter, size, weight)
    if (taken > width) break
    kept += letter
  }
  return kept
}
