import type { Json } from '../../yaml/source-document.ts'

type Format = 'int32' | 'uint32' | 'int64' | 'uint64' | 'double'

const bounds: { readonly [format in Exclude<Format, 'double'>]: readonly [bigint, bigint] } = {
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
}

/**
 * The number Istio's reader sees, 64-bit ones as bigint, or undefined where it sees none: a number without fraction within the
 * type, or a text that holds one in JSON's notation (`"80"`, but not `"8e1"`, `"+80"` or `""`). Null is zero.
 */
export function decodeNumber(format: Format, json: Json): number | bigint | undefined {
  if (json === null) return narrow(format, 0n)
  if (typeof json === 'string') return decodeText(format, json)
  if (typeof json !== 'number') return undefined
  if (format === 'double') return Number.isFinite(json) ? json : undefined
  return Number.isInteger(json) ? narrow(format, BigInt(json)) : undefined
}

function decodeText(format: Format, text: string): number | bigint | undefined {
  if (format === 'double' && ['NaN', 'Infinity', '-Infinity'].includes(text)) return Number(text)
  if (text.length > 1000) return undefined
  // Istio's reader looks at the text as JSON escapes it: only a blank is still white space there.
  const trimmed = text.replace(/^ +| +$/g, '')
  if (trimmed === 'null') return narrow(format, 0n)
  if (format !== 'double')
    return /^-?(0|[1-9]\d*)$/.test(trimmed) ? narrow(format, BigInt(trimmed)) : undefined
  const value = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

function narrow(format: Format, value: bigint): number | bigint | undefined {
  if (format === 'double') return Number(value)
  const [low, high] = bounds[format]
  if (value < low || value > high) return undefined
  return format === 'int64' || format === 'uint64' ? value : Number(value)
}
