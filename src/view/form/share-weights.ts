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
  const kept = weights.reduce(
    (total, it, i) => (locked.includes(i) && i !== index ? total + Math.max(0, it) : total),
    0,
  )
  const free = weights.map((_, i) => i).filter(i => i !== index && !locked.includes(i))
  const room = Math.max(0, sum - kept)
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

/** A hundred in equal parts; what cannot be shared goes to the first. */
export function evenly(count: number): number[] {
  const each = Math.floor(100 / count)
  return Array.from({ length: count }, (_, i) => (i === 0 ? 100 - each * (count - 1) : each))
}
