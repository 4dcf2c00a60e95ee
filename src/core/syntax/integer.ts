const limit = 2n ** 63n

/** The number a text is to Go's `strconv.Atoi`: decimal digits, a sign allowed, within 64 bits. Undefined otherwise. */
export function parseGoInteger(text: string): bigint | undefined {
  if (text.length > 1000 || !/^[+-]?[0-9]+$/.test(text)) return undefined
  const value = BigInt(text.replace('+', ''))
  return value >= -limit && value < limit ? value : undefined
}
