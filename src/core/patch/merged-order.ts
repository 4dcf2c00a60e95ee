/**
 * Everything that one of two sides has, once each: in the order of theirs, or where mine moved something about, of mine; what
 * the other side has besides stands behind what it follows there.
 */
export function mergedOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const [first, second] = isReordered(base, mine) ? [mine, theirs] : [theirs, mine]
  const order = [...new Set(first)]
  const placed = new Set(order)
  let before: string | undefined
  for (const it of second) {
    if (!placed.has(it)) {
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, it)
      placed.add(it)
    }
    before = it
  }
  return order
}

function isReordered(base: readonly string[], side: readonly string[]): boolean {
  const places = new Map(side.map((it, at) => [it, at]))
  const kept = base.flatMap(it => places.get(it) ?? [])
  return kept.some((it, at) => at > 0 && it < kept[at - 1]!)
}
