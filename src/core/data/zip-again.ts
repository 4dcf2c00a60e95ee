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
