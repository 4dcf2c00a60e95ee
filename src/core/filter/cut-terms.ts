/** A term as it stands in the text, before anything is known of its key. */
export interface RawTerm {
  readonly from: number
  readonly to: number
  readonly isNegated: boolean
  /** The word before the colon; undefined for a word by itself. */
  readonly key: { readonly text: string; readonly from: number; readonly to: number } | undefined
  readonly values: readonly RawValue[]
  /** `OR`, `AND` and `NOT` when they stand alone, in capitals and without quotes. */
  readonly operator: 'OR' | 'AND' | 'NOT' | undefined
}

export interface RawValue {
  readonly text: string
  readonly from: number
  readonly to: number
  /** A quote was opened and not closed. */
  readonly isOpen: boolean
}

/** Cuts a filter at its spaces. Quotes hold together what has spaces, commas or colons; a backslash in them keeps the next character. */
export function cutTerms(text: string): readonly RawTerm[] {
  const terms: RawTerm[] = []
  let at = 0
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++
      continue
    }
    const term = readTerm(text, at)
    terms.push(term)
    at = term.to
  }
  return terms
}

function readTerm(text: string, from: number): RawTerm {
  const isNegated = text[from] === '-' && from + 1 < text.length && !isSpace(text[from + 1])
  const start = isNegated ? from + 1 : from
  const key = readKey(text, start)
  const values: RawValue[] = []
  let at = key ? key.to + 1 : start
  for (;;) {
    const value = readValue(text, at, key !== undefined)
    values.push(value)
    at = value.to
    if (!key || text[at] !== ',') break
    at++
  }
  const word = text.slice(from, at)
  const operator = word === 'OR' || word === 'AND' || word === 'NOT' ? word : undefined
  return { from, to: at, isNegated, key, values, operator }
}

/** Letters with a colon behind them. */
function readKey(text: string, from: number): RawTerm['key'] {
  let to = from
  while (isLetter(text[to])) to++
  return to > from && text[to] === ':' ? { text: text.slice(from, to), from, to } : undefined
}

/** Up to a space, and for a key up to a comma. */
function readValue(text: string, from: number, isKeyed: boolean): RawValue {
  const parts: string[] = []
  let isQuoted = false
  let at = from
  for (; at < text.length; at++) {
    const character = text[at]!
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted && character === '\\' && at + 1 < text.length) parts.push(text[++at]!)
    else if (!isQuoted && (isSpace(character) || (isKeyed && character === ','))) break
    else parts.push(character)
  }
  return { text: parts.join(''), from, to: at, isOpen: isQuoted }
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && character.trim() === ''
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[a-zA-Z]/.test(character)
}
