import { differences, type Run, tellDifferences, withRuns } from './differences.ts'

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
  const runs = differences(old, items)
  if (runs.length === 0) return before
  let moved: ReadonlyMap<T, number> | undefined
  const middles = runs.map(({ from, to, nowFrom, nowTo }) => {
    const middle: R[] = []
    for (let i = nowFrom; i < nowTo; i++) {
      const item = items[i]!
      const place = i - nowFrom + from
      const isBeside = place < to
      if (isBeside && old[place] === item) {
        middle.push(results[place]!)
        continue
      }
      moved ??= movedPlaces(old, items, runs)
      const was = moved.get(item)
      middle.push(was === undefined ? make(item, isBeside ? results[place] : undefined) : results[was]!)
    }
    return middle
  })
  return { items, results: withRuns(results, runs, middles) }
}

/** A list with other items between its ends. */
export function between<T>(
  before: readonly T[],
  head: number,
  middle: readonly T[],
  tail: number,
): readonly T[] {
  const to = before.length - tail
  return withRuns(before, [{ from: head, to, nowFrom: head, nowTo: head + middle.length }], [middle])
}

/** Of the items that stand where another stands now, where they stood. */
export function movedPlaces<T>(
  before: readonly T[],
  now: readonly T[],
  runs: readonly Run[],
): ReadonlyMap<T, number> {
  const places = new Map<T, number>()
  for (const { from, to, nowFrom, nowTo } of runs)
    for (let i = from; i < to; i++) {
      const beside = i - from + nowFrom
      if (beside >= nowTo || before[i] !== now[beside]) places.set(before[i]!, i)
    }
  return places
}

/** How many items two lists share, by identity, at the beginning and behind that at the end. */
export interface Ends {
  readonly head: number
  readonly tail: number
}

export function sameEnds(a: readonly unknown[], b: readonly unknown[]): Ends {
  const runs = differences(a, b)
  if (runs.length === 0) return { head: b.length, tail: 0 }
  return { head: runs[0]!.from, tail: a.length - runs.at(-1)!.to }
}

/** Writes down what a list shares at least with the one that it was made of. Neither is changed from here on. */
export function tellEnds(before: readonly unknown[], now: readonly unknown[], { head, tail }: Ends): void {
  tellDifferences(before, now, [
    { from: head, to: before.length - tail, nowFrom: head, nowTo: now.length - tail },
  ])
}

/** Lists joined to one. */
export interface Joined<T> {
  readonly lists: readonly (readonly T[])[]
  readonly items: readonly T[]
  /** Where in the items each list begins, and where the last one ends. */
  readonly starts: Int32Array
}

/** Joins lists as `flat` does. Where the lists are those of before, their items are copied as a whole. */
export function joinAgain<T>(before: Joined<T> | undefined, lists: readonly (readonly T[])[]): Joined<T> {
  if (!before) return { lists, items: join(lists, 0, lists.length), starts: startsOf(lists) }
  const { head, tail } = sameEnds(before.lists, lists)
  if (head === lists.length && head === before.lists.length) return before
  const { items, starts } = before
  const first = starts[head]!
  const last = items.length - starts[before.lists.length - tail]!
  const middle = join(lists, head, lists.length - tail)
  const now = startsAgain(before, lists, head, tail)
  if (middle.length === 0 && first + last === items.length) return { lists, items, starts: now }
  return { lists, items: between(items, first, middle, last), starts: now }
}

function startsAgain(
  { lists: before, starts }: Joined<unknown>,
  lists: readonly (readonly unknown[])[],
  head: number,
  tail: number,
): Int32Array {
  if (before.length !== lists.length) return startsOf(lists)
  for (let i = head; i < lists.length - tail; i++)
    if (before[i]!.length !== lists[i]!.length) return startsOf(lists)
  return starts
}

function startsOf(lists: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(lists.length + 1)
  for (let i = 0; i < lists.length; i++) starts[i + 1] = starts[i]! + lists[i]!.length
  return starts
}

function join<T>(lists: readonly (readonly T[])[], from: number, to: number): T[] {
  const items: T[] = []
  for (let i = from; i < to; i++) {
    const list = lists[i]!
    for (let k = 0; k < list.length; k++) items.push(list[k]!)
  }
  return items
}
