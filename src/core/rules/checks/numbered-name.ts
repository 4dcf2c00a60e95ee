/** A name that is not taken: the given one with `-2`, `-3` … behind it, at most 63 characters; `item-2` for an empty one. */
export function numberedName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const tail = `-${number}`
    const result = `${(name || 'item').slice(0, 63 - tail.length)}${tail}`
    if (!taken.has(result)) return result
  }
}
