/** A list, and what was made of each of its items. */
export interface Mapped<T, R> {
  readonly items: readonly T[]
  readonly results: readonly R[]
}

/**
 * Maps a list as `map` does. An item of the list before has the result that it had, so `make` must depend on nothing but the item;
 * it is told the result of what stood at the place before. Where nothing changes, this costs a comparison an item; the same
 * results are the same list.
 */
export function mapAgain<T, R>(
  before: Mapped<T, R> | undefined,
  items: readonly T[],
  make: (item: T, old: R | undefined) => R,
): Mapped<T, R> {
  if (!before) return { items, results: items.map(it => make(it, undefined)) }
  const { items: old, results } = before
  if (old === items) return before
  const { head, tail } = sameEnds(old, items)
  if (head === items.length && head === old.length) return before
  const places = movedPlaces(old, items, head, tail)
  const now = results.slice(0, head)
  let isSame = items.length === old.length
  for (let i = head; i < items.length - tail; i++) {
    const item = items[i]!
    const isBeside = i < old.length - tail
    const place = isBeside && old[i] === item ? i : places.get(item)
    const result = place === undefined ? make(item, isBeside ? results[i] : undefined) : results[place]!
    if (result !== results[i]) isSame = false
    now.push(result)
  }
  return { items, results: isSame ? results : now.concat(results.slice(old.length - tail)) }
}

/** Of the items between the ends that stand where another stands now, where they stood. */
export function movedPlaces<T>(
  before: readonly T[],
  now: readonly T[],
  head: number,
  tail: number,
): ReadonlyMap<T, number> {
  const places = new Map<T, number>()
  for (let i = head; i < before.length - tail; i++)
    if (i >= now.length - tail || before[i] !== now[i]) places.set(before[i]!, i)
  return places
}

/** How many items two lists share, by identity, at the beginning and behind that at the end. */
export function sameEnds(a: readonly unknown[], b: readonly unknown[]): { head: number; tail: number } {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return { head, tail }
}

/** Lists joined to one. */
export interface Joined<T> {
  readonly lists: readonly (readonly T[])[]
  readonly items: readonly T[]
}

/** Joins lists as `flat` does. Where the lists are those of before, their items are copied as a whole. */
export function joinAgain<T>(before: Joined<T> | undefined, lists: readonly (readonly T[])[]): Joined<T> {
  if (!before) return { lists, items: join(lists, 0, lists.length) }
  const { head, tail } = sameEnds(before.lists, lists)
  if (head === lists.length && head === before.lists.length) return before
  const first = count(lists, 0, head)
  const last = count(lists, lists.length - tail, lists.length)
  const middle = join(lists, head, lists.length - tail)
  const { items } = before
  if (middle.length === 0 && first + last === items.length) return { lists, items }
  return { lists, items: items.slice(0, first).concat(middle, items.slice(items.length - last)) }
}

function join<T>(lists: readonly (readonly T[])[], from: number, to: number): T[] {
  const items: T[] = []
  for (let i = from; i < to; i++) {
    const list = lists[i]!
    for (let k = 0; k < list.length; k++) items.push(list[k]!)
  }
  return items
}

function count(lists: readonly (readonly unknown[])[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += lists[i]!.length
  return sum
}
