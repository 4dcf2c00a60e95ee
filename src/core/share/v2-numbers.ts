// Numbers of version 2, frozen. Likelihoods are of 65,536, the logarithms of their odds have 256 to a step of e.

/** The likelihood that has these odds. */
export function squash(logOdds: number): number {
  return squashed[Math.min(Math.max(logOdds + half, 0), 2 * half - 1)]!
}

/** The logarithm of the odds of a likelihood. */
export function stretch(likelihood: number): number {
  return stretched[likelihood >> 4]!
}

/** Two numbers as one of 32 bits. */
export function hash(a: number, b: number): number {
  let mixed = Math.imul(a ^ 0x2c1b3c6d, 0x9e3779b1) + Math.imul(b + 0x7f4a7c15, 0x85ebca6b)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0x27d4eb2f)
  return mixed ^ (mixed >>> 13)
}

const half = 2816
const squashed = squashTable()
const stretched = stretchTable()

/** Multiplied step by step: `Math.exp` need not give the same everywhere, a product does. */
function squashTable(): Uint16Array {
  const table = new Uint16Array(2 * half)
  let odds = 1
  for (let i = 0; i < half; i++) {
    table[half + i] = Math.floor((65_535 * odds) / (1 + odds))
    table[half - i] = Math.floor(65_535 / (1 + odds))
    odds *= 1.0039138893383475
  }
  table[0] = table[1]!
  return table
}

function stretchTable(): Int16Array {
  const table = new Int16Array(4096)
  let at = 0
  for (let i = 0; i < 4096; i++) {
    while (at < 2 * half - 1 && squashed[at]! < i * 16 + 8) at++
    table[i] = at - half
  }
  return table
}
