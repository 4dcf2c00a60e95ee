/** A row of the table of goals for a number that may be `most` at most. `words` puts a number into words. */
export function rowOf(measure, value, most, words = String) {
  return { measure, goal: `≤ ${words(most)}`, figure: words(value), met: value <= most }
}

/** A row for what cannot be measured here. */
export function unmeasured(measure, goal, why) {
  return { measure, goal, figure: why }
}

/** How a row's goal fares, in a word. */
export function verdict({ met }) {
  return met === undefined ? '' : met ? 'met' : 'missed'
}

/** A duration in words: with a tenth below ten. */
export function milliseconds(it) {
  return `${it < 10 ? it.toFixed(1) : Math.round(it)} ms`
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The value that a part of all values, 0 to 1, do not exceed. */
export function percentile(values, part) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)]
}
