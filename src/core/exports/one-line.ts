/** A text in one line. Names hold what users wrote: no line end of theirs begins a line of a message, a comment or a command. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
