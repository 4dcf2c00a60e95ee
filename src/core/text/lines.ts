/** Where the line that holds the offset begins, behind a byte-order mark. Lines end with LF, CRLF or a lone CR. */
export function lineStart(text: string, offset: number): number {
  for (let at = offset; at > 0; at--) {
    const before = text[at - 1]
    if (before === '\n' || (before === '\r' && text[at] !== '\n')) return at
  }
  return text[0] === '\uFEFF' && offset > 0 ? 1 : 0
}

/** Where the line that holds the offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  let at = offset
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** Where the next line begins; the text's length when there is none. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset)
  if (text[end] === '\r' && text[end + 1] === '\n') return end + 2
  return Math.min(end + 1, text.length)
}

/** How many UTF-16 units an offset lies behind the beginning of its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** The line break a text uses: that of its first line, LF when it has one line only. */
export function lineBreakOf(text: string): '\n' | '\r\n' | '\r' {
  const end = lineEnd(text, 0)
  if (text[end] !== '\r') return '\n'
  return text[end + 1] === '\n' ? '\r\n' : '\r'
}

/** The line break to put between documents: a document ends at LF or CRLF only, whatever its own lines end with. */
export function documentBreakOf(text: string): '\n' | '\r\n' {
  return lineBreakOf(text) === '\r\n' ? '\r\n' : '\n'
}

/** How many line ends a text holds. */
export function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== 10) count++
  return count
}

/** The offset at which each line of a text begins; a line ends with LF, CRLF or a lone CR. */
export function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(it => it.index + it[0].length)]
}
