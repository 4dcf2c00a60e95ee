import { differences, isInPlace, type Run, withRuns } from './differences.ts'
import { between, sameEnds } from './map-again.ts'

/**
 * Makes a list of two lists of one length, item by item, again and again. An item is made again only where one of the two is another
 * object than at that place before, so `make` must depend on nothing but these.
 */
export function zipAgain<A, B, R>(
  make: (a: A, b: B) => R,
): (as: readonly A[], bs: readonly B[]) => readonly R[] {
  let last: { readonly as: readonly A[]; readonly bs: readonly B[]; readonly made: readonly R[] } = {
    as: [],
    bs: [],
    made: [],
  }
  return (as, bs) => {
    if (as === last.as && bs === last.bs) return last.made
    const runs = [...differences(last.as, as), ...differences(last.bs, bs)]
    if (last.as.length === as.length && runs.every(isInPlace)) {
      const before = last
      const isSame = (i: number) => before.as[i] === as[i] && before.bs[i] === bs[i]
      const made = atRuns(before.made, runs, i => (isSame(i) ? before.made[i]! : make(as[i]!, bs[i]!)))
      last = { as, bs, made }
      return made
    }
    const [one, other] = [sameEnds(last.as, as), sameEnds(last.bs, bs)]
    const head = Math.min(one.head, other.head)
    const tail = Math.min(one.tail, other.tail, last.as.length - head, as.length - head)
    const middle: R[] = []
    for (let i = head; i < as.length - tail; i++) {
      const isBeside = i < last.as.length - tail && last.as[i] === as[i] && last.bs[i] === bs[i]
      middle.push(isBeside ? last.made[i]! : make(as[i]!, bs[i]!))
    }
    last = { as, bs, made: between(last.made, head, middle, tail) }
    return last.made
  }
}

/** The list with what is made at the places of runs that may reach into each other. */
function atRuns<R>(before: readonly R[], all: readonly Run[], makeAt: (place: number) => R): readonly R[] {
  const runs: Run[] = []
  for (const it of all.toSorted((a, b) => a.from - b.from)) {
    const from = Math.max(it.from, runs.at(-1)?.to ?? 0)
    if (from < it.to) runs.push({ from, to: it.to, nowFrom: from, nowTo: it.to })
  }
  const middles = runs.map(({ from, to }) => Array.from({ length: to - from }, (_, i) => makeAt(from + i)))
  return runs.length === 0 ? before : withRuns(before, runs, middles)
}
