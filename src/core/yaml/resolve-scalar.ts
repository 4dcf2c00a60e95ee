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
  if (first === '.') return readFloat(text, text) ?? { type: 'string', value: text }
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

function readInteger(text: string): Resolved | undefined {
  const match = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9][0-9]*))$/.exec(text)
  if (!match) return undefined
  const [, sign, hex, octal, binary, decimal] = match
  const magnitude = BigInt(
    hex ? `0x${hex}` : octal ? `0o${octal}` : binary ? `0b${binary}` : (decimal ?? '0'),
  )
  const value = sign === '-' ? -magnitude : magnitude
  // Decimal digits beyond 64 bits are read as a floating-point number.
  if (decimal && magnitude >= 1n << 64n) return { type: 'float', value: Number(value) }
  return { type: 'int', value: Number(value), digits: value.toString() }
}

function readFloat(written: string, digits: string): Resolved | undefined {
  if (written[0] === '.' && written.includes('_')) return undefined
  if (!/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(digits)) return undefined
  const value = Number(digits)
  return Number.isFinite(value) ? { type: 'float', value } : undefined
}
