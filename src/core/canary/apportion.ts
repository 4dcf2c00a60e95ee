/**
 * A total in whole numbers in proportion to the parts: what is left after rounding down goes to the largest remainders,
 * the earlier of equal ones first. Where no part is above 0, all are the same.
 */
export function apportion(total: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((it, part) => it + part, 0)
  const shares = sum > 0 ? parts : parts.map(() => 1)
  const whole = BigInt(sum > 0 ? sum : parts.length)
  const products = shares.map(it => BigInt(total) * BigInt(it))
  const result = products.map(it => Number(it / whole))
  const left = total - result.reduce((it, part) => it + part, 0)
  const byRemainder = products
    .map((it, index) => ({ index, remainder: it % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of byRemainder.slice(0, left)) result[index]!++
  return result
}
