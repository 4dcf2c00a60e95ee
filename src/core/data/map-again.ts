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
  const middle: R[] = []
  let isSame = items.length === old.length
  for (let i = head; i < items.length - tail; i++) {
    const item = items[i]!
    const isBeside = i < old.length - tail
    const place = isBeside && old[i] === item ? i : places.get(item)
    const result = place === undefined ? make(item, isBeside ? results[i] : undefined) : results[place]!
    if (result !== results[i]) isSame = false
    middle.push(result)
  }
  return { items, results: isSame ? results : between(results, head, middle, tail) }
}

/** A list with other items between its ends. */
export function between<T>(
  before: readonly T[],
  head: number,
  middle: readonly T[],
  tail: number,
): readonly T[] {
  const now = before.slice(0, head).concat(middle, before.slice(before.length - tail))
  tellEnds(before, now, { head, tail })
  return now
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
export interface Ends {
  readonly head: number
  readonly tail: number
}

/**
 * What two lists share at their ends. Of long lists it is written down: a hundred rules ask about the same two, and of one that was
 * made of the other it is known before anybody asks.
 */
export function sameEnds(a: readonly unknown[], b: readonly unknown[]): Ends {
  if (b.length < long) return widen(a, b, noEnds)
  if (a === b) return { head: b.length, tail: 0 }
  const told = known.get(b)
  if (told?.before === a) {
    if (!told.isWhole) known.set(b, { before: a, ends: widen(a, b, told.ends), isWhole: true })
    return known.get(b)!.ends
  }
  const ends = widen(a, b, noEnds)
  known.delete(a)
  known.set(b, { before: a, ends, isWhole: true })
  return ends
}

/** Writes down what a list shares at least with the one that it was made of. Neither is changed from here on. */
export function tellEnds(before: readonly unknown[], now: readonly unknown[], ends: Ends): void {
  if (now.length < long || before === now) return
  known.delete(before)
  known.set(now, { before, ends, isWhole: false })
}

/** Below this, comparing costs less than a look into a table. */
const long = 64
const noEnds: Ends = { head: 0, tail: 0 }

/** Of each list the one before it, and of that one none: lists that are gone are not held. */
const known = new WeakMap<
  readonly unknown[],
  { readonly before: readonly unknown[]; readonly ends: Ends; readonly isWhole: boolean }
>()

function widen(a: readonly unknown[], b: readonly unknown[], ends: Ends): Ends {
  const most = Math.min(a.length, b.length)
  let { head, tail } = ends
  while (head < most && a[head] === b[head]) head++
  tail = Math.min(tail, most - head)
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
  return { lists, items: between(items, first, middle, last) }
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
