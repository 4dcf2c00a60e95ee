const nanoseconds: { readonly [unit: string]: bigint } = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}
const limit = 2n ** 63n

export const millisecond = 1_000_000n
export const second = 1_000_000_000n

/**
 * The nanoseconds a text is in Go's duration syntax (`1h30m`, `1.5s`, `.5s`, `-2ms`, `0`), or undefined when it is none.
 * Follows Go's `time.ParseDuration`: below a nanosecond is cut off, more than about 292 years is refused.
 */
export function parseDuration(text: string): bigint | undefined {
  if (text.length > 1000) return undefined
  const negative = text.startsWith('-')
  const unsigned = /^[+-]/.test(text) ? text.slice(1) : text
  if (unsigned === '0') return 0n
  if (unsigned === '') return undefined

  let total = 0n
  let at = 0
  const part = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/y
  while (at < unsigned.length) {
    part.lastIndex = at
    const match = part.exec(unsigned)
    const value = match && partValue(match[1] ?? '', match[2] ?? '', match[3] ?? '')
    if (value === null || value === undefined) return undefined
    total += value
    if (total > limit) return undefined
    at = part.lastIndex
  }
  if (negative) return -total
  return total < limit ? total : undefined
}

/** Why the webhook refuses a duration where it wants at least 1ms in whole milliseconds, as a clause; undefined when it takes it. */
export function durationFault(value: bigint): string | undefined {
  if (value < millisecond) return 'it is shorter than 1ms'
  return value % millisecond === 0n ? undefined : 'it is not a whole number of milliseconds'
}

/** A duration as one would write it: `1.5s`, `250ms`, `-2s`, `0s`. */
export function formatDuration(value: bigint): string {
  const size = value < 0n ? -value : value
  const sign = value < 0n ? '-' : ''
  if (size !== 0n && size % second !== 0n && size < second && size % millisecond === 0n)
    return `${sign}${size / millisecond}ms`
  const fraction = String(size % second)
    .padStart(9, '0')
    .replace(/0+$/, '')
  return `${sign}${size / second}${fraction && `.${fraction}`}s`
}

/** A duration as Go writes it: `1m0s`, `1.5s`, `250ms`, `0s`. */
export function formatGoDuration(value: bigint): string {
  const minute = 60n * second
  const size = value < 0n ? -value : value
  if (size < minute) return formatDuration(value)
  const hours = size / (60n * minute)
  const minutes = (size / minute) % 60n
  const rest = formatDuration(size % minute)
  const seconds = rest.endsWith('ms') ? `0.${rest.slice(0, -2).padStart(3, '0').replace(/0+$/, '')}s` : rest
  return `${value < 0n ? '-' : ''}${hours > 0n ? `${hours}h` : ''}${minutes}m${seconds}`
}

function partValue(whole: string, fraction: string, unit: string): bigint | undefined {
  if (whole === '' && fraction === '') return undefined
  const scale = nanoseconds[unit] ?? 1n
  const value = BigInt(whole || '0') * scale
  if (value > limit) return undefined
  return value + fractionOf(fraction, scale)
}

/** Go reads as many digits of a fraction as 63 bits hold, and rounds by floating point. */
function fractionOf(digits: string, scale: bigint): bigint {
  let read = 0n
  let power = 1
  for (const digit of digits) {
    const next = read * 10n + BigInt(digit)
    if (next > limit) break
    read = next
    power *= 10
  }
  return read === 0n ? 0n : BigInt(Math.trunc(Number(read) * (Number(scale) / power)))
}
