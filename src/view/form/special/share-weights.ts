/**
 * One weight set by its slider; the others give or take in proportion, so that the sum stays. Those that are locked
 * keep theirs. Whole numbers, nothing below 0.
 */
export function shared(
  weights: readonly number[],
  index: number,
  value: number,
  locked: readonly number[] = [],
): number[] {
  const sum = weights.reduce((total, it) => total + Math.max(0, it), 0) || 100
  const lockedSum = weights.reduce(
    (total, it, i) => (locked.includes(i) && i !== index ? total + Math.max(0, it) : total),
    0,
  )
  const free = weights.map((_, i) => i).filter(i => i !== index && !locked.includes(i))
  const room = Math.max(0, sum - lockedSum)
  const own = free.length === 0 ? room : Math.min(Math.max(0, Math.round(value)), room)
  const others = free.reduce((total, i) => total + Math.max(0, weights[i] ?? 0), 0)
  const rest = room - own
  const next = weights.map((it, i) => {
    if (i === index) return own
    if (!free.includes(i)) return it
    return Math.floor(others > 0 ? (Math.max(0, it) / others) * rest : rest / free.length)
  })
  const missing = rest - free.reduce((total, i) => total + (next[i] ?? 0), 0)
  const taker = free[0]
  if (taker !== undefined) next[taker] = (next[taker] ?? 0) + missing
  return next
}

/**
 * Equal weights, a hundred in all; where some are locked they keep theirs, and the others share what is left of the sum.
 * What cannot be shared goes to the first.
 */
export function balanced(weights: readonly number[], locked: readonly number[] = []): number[] {
  const of = (them: readonly number[]) => them.reduce((sum, it) => sum + Math.max(0, it), 0)
  const free = weights.filter((_, i) => !locked.includes(i)).length
  const total = free === weights.length ? 100 : of(weights) || 100
  const rest = Math.max(0, total - of(weights.filter((_, i) => locked.includes(i))))
  const each = Math.floor(rest / Math.max(1, free))
  const first = weights.findIndex((_, i) => !locked.includes(i))
  return weights.map((it, i) => (locked.includes(i) ? it : i === first ? rest - each * (free - 1) : each))
}
