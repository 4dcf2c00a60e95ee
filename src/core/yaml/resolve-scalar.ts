/** What a scalar stands for, by the YAML 1.1 rules of the reader that Kubernetes uses (go-yaml v2). */
export type Resolved =
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: number; readonly digits: string }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }

const words = new Map<string, Resolved>([
  ...spellings(['y', 'yes', 'true', 'on'], { type: 'bool', value: true }),
  ...spellings(['n', 'no', 'false', 'off'], { type: 'bool', value: false }),
  ...spellings(['null'], { type: 'null', value: null }),
  ['', { type: 'null', value: null }],
  ['~', { type: 'null', value: null }],
  ['.nan', { type: 'float', value: Number.NaN }],
  ['.NaN', { type: 'float', value: Number.NaN }],
  ['.NAN', { type: 'float', value: Number.NaN }],
  ...spellings(['.inf', '+.inf'], { type: 'float', value: Number.POSITIVE_INFINITY }),
  ...spellings(['-.inf'], { type: 'float', value: Number.NEGATIVE_INFINITY }),
])

/**
 * Reads a plain scalar's text. Underscores in numbers are skipped, `0x`, `0o`, `0b` and a leading 0 give the base;
 * base 60 and timestamps stay strings, as they do in Kubernetes. A number may be infinite or NaN.
 */
export function resolveScalar(text: string): Resolved {
  const word = words.get(text)
  if (word) return word
  const first = text[0] ?? ''
  if (first === '.') return readFloat(text, text.replaceAll('_', '')) ?? { type: 'string', value: text }
  if (!/[-+0-9]/.test(first)) return { type: 'string', value: text }
  const plain = text.replaceAll('_', '')
  return readInteger(plain) ?? readFloat(text, plain) ?? { type: 'string', value: text }
}

function spellings(lower: readonly string[], resolved: Resolved): [string, Resolved][] {
  return lower.flatMap(word => {
    const capital = word.replace(/[a-z]/, letter => letter.toUpperCase())
    return [word, capital, word.toUpperCase()].map((it): [string, Resolved] => [it, resolved])
  })
}

/** A whole number of at most 64 bits, unsigned where it has no sign. */
function readInteger(text: string): Resolved | undefined {
  const match = /^([-+]?)(?:(0[xX][0-9a-fA-F]+)|0[oO]?([0-7]+)|(0[bB][01]+)|(0|[1-9][0-9]*))$/.exec(text)
  if (!match) return undefined
  const [, sign = '', hex, octal, binary, decimal] = match
  const written = hex ?? (octal === undefined ? (binary ?? decimal ?? '') : `0o${octal}`)
  if (written.length < 12) {
    const value = sign === '-' ? 0 - Number(written) : Number(written)
    return { type: 'int', value, digits: String(value) }
  }
  const magnitude = BigInt(written)
  const most = sign === '' ? (1n << 64n) - 1n : sign === '-' ? 1n << 63n : (1n << 63n) - 1n
  if (magnitude > most) return undefined
  const value = sign === '-' ? -magnitude : magnitude
  return { type: 'int', value: Number(value), digits: value.toString() }
}

/** Whether a text is a date, or a date and a time, as go-yaml takes them. */
export function isTimestamp(text: string): boolean {
  const match =
    /^\d{4}-(\d\d?)-(\d\d?)(?:(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?(?:Z|[-+]\d\d:\d\d))| (\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?)?$/.exec(
      text,
    )
  if (!match) return false
  const [month, day, ...time] = match.slice(1).map(it => Number(it ?? 0)) as [number, number, ...number[]]
  const [hour, minute, second] = [time[0]! + time[3]!, time[1]! + time[4]!, time[2]! + time[5]!]
  const days = new Date(Date.UTC(Number(text.slice(0, 4)), month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60
}

const pointFloat = /^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/
const otherFloat = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/

/** Underscores are skipped anywhere in a number, but behind a leading point only where they part digits. */
function readFloat(written: string, digits: string): Resolved | undefined {
  if (written[0] === '.' ? !pointFloat.test(written) : !otherFloat.test(digits)) return undefined
  const value = Number(digits)
  return Number.isFinite(value) ? { type: 'float', value } : undefined
}
