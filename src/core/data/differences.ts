/** A stretch of a list in whose place another stretch has come. */
export interface Run {
  readonly from: number
  readonly to: number
  /** Where the other one stands. */
  readonly nowFrom: number
  readonly nowTo: number
}

/**
 * Where two lists differ, by identity, from the beginning to the end. Of all but the shortest lists it is written down: a hundred rules ask about
 * the same two, and of one that was made of the other it is known before anybody asks.
 */
export function differences(before: readonly unknown[], now: readonly unknown[]): readonly Run[] {
  if (before === now) return none
  if (now.length < long) return look(before, now)
  const told = known.get(now)
  if (told?.before === before) {
    if (!told.isLooked)
      known.set(now, { before, runs: told.runs.flatMap(it => trim(before, now, it)), isLooked: true })
    return known.get(now)!.runs
  }
  const runs = look(before, now)
  known.delete(before)
  known.set(now, { before, runs, isLooked: true })
  return runs
}

/** Writes down where a list may differ from the one that it was made of. Neither is changed from here on. */
export function tellDifferences(
  before: readonly unknown[],
  now: readonly unknown[],
  runs: readonly Run[],
): void {
  if (now.length < long || before === now) return
  known.delete(before)
  known.set(now, { before, runs, isLooked: false })
}

/** A list with other items in place of its runs, a list for each; the list itself where they are the same. */
export function withRuns<T>(
  before: readonly T[],
  runs: readonly Run[],
  middles: readonly (readonly T[])[],
): readonly T[] {
  const isSame = runs.every(({ from, to }, i) => {
    const middle = middles[i]!
    return middle.length === to - from && middle.every((it, k) => it === before[from + k])
  })
  if (isSame) return before
  const now = replaced(before, runs, middles)
  tellDifferences(before, now, runs)
  return now
}

/** The list with other items at some of its places, which ascend; what differs is told. */
export function withItemsAt<T>(
  before: readonly T[],
  places: readonly number[],
  items: readonly T[],
): readonly T[] {
  const runs = places.map(it => ({ from: it, to: it + 1, nowFrom: it, nowTo: it + 1 }))
  return withRuns(
    before,
    runs,
    items.map(it => [it]),
  )
}

/** A new list with other items in place of runs. Where as many come as go, the old one is copied once: what is copied is what a key still costs by the length. */
function replaced<T>(before: readonly T[], runs: readonly Run[], middles: readonly (readonly T[])[]): T[] {
  if (runs.every(({ from, to }, i) => middles[i]!.length === to - from)) {
    const now = before.slice()
    for (const [i, { from }] of runs.entries())
      for (const [k, it] of middles[i]!.entries()) now[from + k] = it
    return now
  }
  const pieces: (readonly T[])[] = []
  for (const [i, { from }] of runs.entries())
    pieces.push(before.slice(runs[i - 1]?.to ?? 0, from), middles[i]!)
  return ([] as T[]).concat(...pieces, before.slice(runs.at(-1)!.to))
}

/** The runs, and those of single places of the newer list that are in none. */
export function withPlacesIn(runs: readonly Run[], places: readonly number[]): readonly Run[] {
  const left = places.filter(it => !runs.some(run => run.nowFrom <= it && it < run.nowTo))
  const more = [...new Set(left)].map(it => {
    const last = runs.findLast(run => run.nowTo <= it)
    const from = it - (last ? last.nowTo - last.to : 0)
    return { from, to: from + 1, nowFrom: it, nowTo: it + 1 }
  })
  return [...runs, ...more].sort((a, b) => a.nowFrom - b.nowFrom || a.nowTo - b.nowTo)
}

/** Whether as many have come as went, where those stood. */
export function isInPlace({ from, to, nowFrom, nowTo }: Run): boolean {
  return from === nowFrom && to === nowTo
}

/** Below this, comparing costs less than a look into a table. */
const long = 4
const none: readonly Run[] = []

/** Of each list the one before it, and of that one none: lists that are gone are not held. */
const known = new WeakMap<
  readonly unknown[],
  { readonly before: readonly unknown[]; readonly runs: readonly Run[]; readonly isLooked: boolean }
>()

function look(before: readonly unknown[], now: readonly unknown[]): readonly Run[] {
  const [run] = trim(before, now, { from: 0, to: before.length, nowFrom: 0, nowTo: now.length })
  if (!run) return none
  if (before.length !== now.length) return [run]
  const runs: Run[] = []
  for (let i = run.from; i < run.to; i++) {
    const from = i
    while (i < run.to && before[i] !== now[i]) i++
    if (i > from) runs.push({ from, to: i, nowFrom: from, nowTo: i })
    if (runs.length > mostRuns) return [run]
  }
  return runs
}

/** Above this, what lies between the first and the last is looked at as one. */
const mostRuns = 200

/** A run without what is the same at its ends; none where all is. */
function trim(before: readonly unknown[], now: readonly unknown[], run: Run): readonly Run[] {
  let { from, to, nowFrom, nowTo } = run
  while (from < to && nowFrom < nowTo && before[from] === now[nowFrom]) {
    from++
    nowFrom++
  }
  while (from < to && nowFrom < nowTo && before[to - 1] === now[nowTo - 1]) {
    to--
    nowTo--
  }
  return from === to && nowFrom === nowTo ? none : [{ from, to, nowFrom, nowTo }]
}
