/** `Shop (copy)`, or the next free one: `Shop (copy 2)`. A copy of a copy counts on. */
export function nameOfCopy(name: string, taken: readonly string[]): string {
  const original = name.replace(/ \(copy(?: \d{1,9})?\)$/, '')
  for (let count = 1; ; count++) {
    const copy = count === 1 ? `${original} (copy)` : `${original} (copy ${count})`
    if (!taken.includes(copy)) return copy
  }
}
