/**
 * One destination gets a share in percent; the others share the rest in proportion to what they had. Those that are
 * locked keep their share. Whole numbers that add up to 100, and never more than the locked ones leave.
 */
export function shareTaken(
  weights: readonly number[],
  index: number,
  percent: number,
  locked: readonly number[] = [],
): number[] {
  const held = scaledTo100(weights)
  const free = held.map((_, i) => i).filter(i => i !== index && !locked.includes(i))
  const kept = held.filter((_, i) => i !== index && locked.includes(i))
  const room = 100 - sumOf(kept)
  const own = free.length === 0 ? room : Math.min(Math.max(0, Math.round(percent)), room)
  // In proportion to what is written: rounding to 100 first would round twice.
  const rest = inProportion(
    room - own,
    free.map(i => weights[i] ?? 0),
  )
  return held.map((it, i) => (i === index ? own : free.includes(i) ? (rest[free.indexOf(i)] ?? 0) : it))
}

/** The same shares, in weights that add up to 100. Nothing that has traffic loses all of it; without any traffic, equal parts. */
export function scaledTo100(weights: readonly number[]): number[] {
  return inProportion(100, weights)
}

/** Equal shares; those that are locked keep theirs. What cannot be divided goes to the first. */
export function sharedEvenly(weights: readonly number[], locked: readonly number[] = []): number[] {
  const held = scaledTo100(weights)
  const free = held.map((_, i) => i).filter(i => !locked.includes(i))
  const room = 100 - sumOf(held.filter((_, i) => locked.includes(i)))
  const even = inProportion(
    room,
    free.map(() => 1),
  )
  return held.map((it, i) => (free.includes(i) ? (even[free.indexOf(i)] ?? 0) : it))
}

/**
 * A whole number cut into whole parts in proportion: a part of nothing stays nothing, unless all are; every other part
 * is at least 1 where the number is large enough.
 */
function inProportion(total: number, parts: readonly number[]): number[] {
  const given = parts.map(it => Math.max(0, it))
  const sum = sumOf(given)
  if (sum === 0)
    return parts.length === 0
      ? []
      : inProportion(
          total,
          parts.map(() => 1),
        )
  const exact = given.map(it => (it / sum) * total)
  const least = given.filter(it => it > 0).length <= total ? 1 : 0
  const next = exact.map((it, i) => Math.max(Math.floor(it), given[i]! > 0 ? least : 0))
  // What rounding lost goes to those furthest below their part; what the least of 1 took comes from those furthest above.
  for (let missing = total - sumOf(next); missing !== 0; missing -= Math.sign(missing)) {
    const step = Math.sign(missing)
    const able = next.map((_, i) => i).filter(i => (step > 0 ? given[i]! > 0 : next[i]! > least))
    const taker = able.reduce((best, i) =>
      (exact[i]! - next[i]!) * step > (exact[best]! - next[best]!) * step ? i : best,
    )
    next[taker]! += step
  }
  return next
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, it) => sum + it, 0)
}
