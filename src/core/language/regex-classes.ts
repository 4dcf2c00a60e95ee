/** Whether a character, by its code point, is in a class. */
export type Takes = (code: number) => boolean

const isDigit: Takes = it => it >= 0x30 && it <= 0x39

export const isLower: Takes = it => it >= 0x61 && it <= 0x7a

export const isUpper: Takes = it => it >= 0x41 && it <= 0x5a

const isWord: Takes = it => isDigit(it) || isLower(it) || isUpper(it) || it === 0x5f
const isSpace: Takes = it => it === 0x20 || it === 0x09 || it === 0x0a || it === 0x0c || it === 0x0d

export const not =
  (takes: Takes): Takes =>
  it =>
    !takes(it)

/** `\d` and its like by their letter. */
export const perl: Readonly<Record<string, Takes | undefined>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
}

/** `[:alpha:]` and its like by name. */
export const posix: Readonly<Record<string, Takes | undefined>> = {
  alnum: it => isDigit(it) || isLower(it) || isUpper(it),
  alpha: it => isLower(it) || isUpper(it),
  digit: isDigit,
  lower: isLower,
  upper: isUpper,
  space: it => isSpace(it) || it === 0x0b,
  word: isWord,
  xdigit: it => isDigit(it) || (it >= 0x61 && it <= 0x66) || (it >= 0x41 && it <= 0x46),
  punct: it => it > 0x20 && it < 0x7f && !isDigit(it) && !isLower(it) && !isUpper(it),
  graph: it => it > 0x20 && it < 0x7f,
  print: it => it >= 0x20 && it < 0x7f,
}

/** `\n` and its like by their letter. */
export const control: Readonly<Record<string, number | undefined>> = {
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  a: 7,
}
