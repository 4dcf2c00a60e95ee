/**
 * Which items two lists have in common when both are read in order, as many as there can be: pairs of indices, ascending. Where
 * there are several ways, items of the old list are passed over first. Takes time and memory of the product of both lengths.
 */
export function commonItems<T>(old: readonly T[], now: readonly T[]): [number, number][] {
  const width = now.length + 1
  // How many items the rests from i and j have in common.
  const common = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === now[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) pairs.push([i++, j++])
    else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) i++
    else j++
  }
  return pairs
}
