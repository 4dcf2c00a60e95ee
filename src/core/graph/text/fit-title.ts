import { titleSize } from './header-lines.ts'
import { linesIn, pieces } from './text-width.ts'

/**
 * A title that stands in some lines of a width: whole, or without the part that says least. Of a host that is the end of its domain; of
 * any other name the middle, since names of one family differ in their ends.
 */
export function fitTitle(title: string, width: number, lines: number): string {
  const fits = (text: string) => linesIn(text, width, titleSize, 'bold') <= lines
  if (fits(title)) return title
  const parts = pieces(title)
  const kept = title.includes('.') ? 0 : Math.min(2, parts.length - 1)
  const end = parts.slice(parts.length - kept).join('')
  for (let count = parts.length - kept - 1; count > 0; count--) {
    const shorter = `${parts.slice(0, count).join('').replace(/\.$/, '')}…${end}`
    if (fits(shorter)) return shorter
  }
  return title
}
