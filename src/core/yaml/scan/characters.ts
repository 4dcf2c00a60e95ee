/** What the characters of a text are to libyaml, by their UTF-16 code; NaN stands for the end of the text. */

/** LF, CR, U+0085, U+2028 and U+2029 end a line. */
export function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09
}

export function isEnd(code: number): boolean {
  return Number.isNaN(code)
}

export function isBreakOrEnd(code: number): boolean {
  return isBreak(code) || isEnd(code)
}

export function isBlankOrEnd(code: number): boolean {
  return isBlank(code) || isBreakOrEnd(code)
}

/** What names of anchors and tag handles are made of. */
export function isNameCharacter(code: number): boolean {
  return (
    isDigit(code) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x5f ||
    code === 0x2d
  )
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
