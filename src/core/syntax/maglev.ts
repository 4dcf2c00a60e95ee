const limit = 5_000_011

/** What is wrong with the size of a Maglev table; Istio reports each of them. Decided by a decimal text, as sizes have 64 bits. */
export function maglevFaults(size: bigint): ('unset' | 'too-large' | 'not-prime')[] {
  const faults: ('unset' | 'too-large' | 'not-prime')[] = []
  if (size === 0n) faults.push('unset')
  if (size >= limit) faults.push('too-large')
  if (!isPrime(size)) faults.push('not-prime')
  return faults
}

/** The smallest prime that is no smaller than a size and may be a table's; undefined where there is none below the limit. */
export function nextMaglevSize(size: bigint): number | undefined {
  if (size >= limit) return undefined
  for (let candidate = Number(size); candidate < limit; candidate++)
    if (candidate > 1 && isPrime(BigInt(candidate))) return candidate
  return undefined
}

/** Istio's own test takes 1 for a prime. */
function isPrime(value: bigint): boolean {
  if (value > 0n && value < 4n) return true
  if (value % 2n === 0n) return false
  return value < 2n ** 40n ? isSmallPrime(Number(value)) : isProbablePrime(value)
}

function isSmallPrime(value: number): boolean {
  for (let factor = 3; factor * factor <= value; factor += 2) if (value % factor === 0) return false
  return true
}

/** Miller and Rabin's test; with these bases its answer is certain for 64 bits. */
function isProbablePrime(value: bigint): boolean {
  let odd = value - 1n
  let twos = 0
  while (odd % 2n === 0n) {
    odd /= 2n
    twos++
  }
  return [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n].every(base => {
    let power = powerModulo(base, odd, value)
    if (power === 1n || power === value - 1n) return true
    for (let i = 1; i < twos; i++) {
      power = (power * power) % value
      if (power === value - 1n) return true
    }
    return false
  })
}

function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
