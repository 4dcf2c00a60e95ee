import { canonical } from '../data/canonical.ts'
import { markDifferences } from '../text/common-sequence.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'

/** What two sides made of the same value in different ways. An absent path is of a side that has it not. */
export interface ValueConflict {
  readonly paths: {
    readonly base: Path | undefined
    readonly mine: Path | undefined
    readonly theirs: Path | undefined
  }
  /** Of its place in mine, else in theirs. */
  readonly path: Path
}

/** Which side a conflict is decided for. */
export type Decide = (conflict: ValueConflict) => 'mine' | 'theirs'

/** A value with the path that leads to it; undefined where there is none. */
type At = { readonly value: Json | undefined; readonly path: Path }
interface Sides {
  readonly base: At
  readonly mine: At
  readonly theirs: At
}

/**
 * Puts together what two sides made of the same value, key by key and item by item: what one side changed is taken, `decide`
 * is asked of what both changed in different ways. Items are known by their name, else by what they say, else, where no side
 * has more of them, by their place.
 */
export function mergeValues(base: Json, mine: Json, theirs: Json, decide: Decide): Json | undefined {
  const at = (value: Json): At => ({ value, path: [] })
  return merged({ base: at(base), mine: at(mine), theirs: at(theirs) }, decide)
}

function merged(sides: Sides, decide: Decide): Json | undefined {
  const [base, mine, theirs] = [sides.base.value, sides.mine.value, sides.theirs.value]
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine
  if (isSame(base, mine)) return theirs
  if (isMap(base) && isMap(mine) && isMap(theirs)) return mergedMap(sides, decide)
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    const list = mergedList(sides, decide)
    if (list) return list
  }
  return decided(sides, decide)
}

function decided({ base, mine, theirs }: Sides, decide: Decide): Json | undefined {
  const pathOf = ({ value, path }: At) => (value === undefined ? undefined : path)
  const paths = { base: pathOf(base), mine: pathOf(mine), theirs: pathOf(theirs) }
  const side = decide({ paths, path: paths.mine ?? theirs.path })
  return side === 'mine' ? mine.value : theirs.value
}

function mergedMap(sides: Sides, decide: Decide): Json {
  const [base, mine, theirs] = [sides.base, sides.mine, sides.theirs].map(it => mapOf(it.value))
  const keys = new Set([...Object.keys(mine!), ...Object.keys(theirs!)])
  const entries = [...keys].flatMap((key): [string, Json][] => {
    const below = (map: JsonMap, { path }: At): At => ({
      value: Object.hasOwn(map, key) ? map[key] : undefined,
      path: [...path, key],
    })
    const value = merged(
      {
        base: below(base!, sides.base),
        mine: below(mine!, sides.mine),
        theirs: below(theirs!, sides.theirs),
      },
      decide,
    )
    return value === undefined ? [] : [[key, value]]
  })
  return Object.fromEntries(entries)
}

/** The list, or undefined where it is one conflict as a whole. */
function mergedList(sides: Sides, decide: Decide): Json[] | undefined {
  const lists: Lists = [listOf(sides.base.value), listOf(sides.mine.value), listOf(sides.theirs.value)]
  const chunks = chunksOf(lists)
  // Before anything is asked it is certain that there is a list.
  if (haveOtherWeights(lists) || chunks.some(it => isStuck(itemsOf(lists, it)))) return undefined
  return chunks.flatMap((chunk): Json[] => {
    const [base, mine, theirs] = itemsOf(lists, chunk)
    if (!isPaired(chunk)) {
      if (isSame(mine, theirs) || isSame(base, theirs)) return mine
      return isSame(base, mine) ? theirs : [...mine, ...theirs.filter(it => !mine.includes(it))]
    }
    const at = (side: At, [from]: Span): At => ({
      value: listOf(side.value)[from],
      path: [...side.path, from],
    })
    const item = merged(
      {
        base: at(sides.base, chunk.base),
        mine: at(sides.mine, chunk.mine),
        theirs: at(sides.theirs, chunk.theirs),
      },
      decide,
    )
    return item === undefined ? [] : [item]
  })
}

type Lists = readonly [base: Json[], mine: Json[], theirs: Json[]]

function itemsOf([base, mine, theirs]: Lists, chunk: Chunk): Lists {
  return [base.slice(...chunk.base), mine.slice(...chunk.mine), theirs.slice(...chunk.theirs)]
}

/** Whether both sides put in, took out or moved other items at one place, so that neither way is right. */
function isStuck([base, mine, theirs]: Lists): boolean {
  if (base.length === 1 && mine.length === 1 && theirs.length === 1) return false
  if (isSame(mine, theirs) || isSame(base, theirs) || isSame(base, mine)) return false
  // Hosts and the like, whose order says nothing; that of rules does.
  return base.length > 0 || [...mine, ...theirs].some(it => typeof it === 'object' && it !== null)
}

/** The weights of a list are one thing: those of one side with those of another would add up to anything. */
function haveOtherWeights([base, mine, theirs]: Lists): boolean {
  const weights = (list: Json[]) => list.map(it => (isMap(it) ? (it.weight ?? null) : null))
  const [was, ours, others] = [base, mine, theirs].map(weights)
  if (![was, ours, others].some(it => it!.some(weight => weight !== null))) return false
  return !isSame(was, ours) && !isSame(was, others) && !isSame(ours, others)
}

type Span = readonly [from: number, to: number]
interface Chunk {
  readonly base: Span
  readonly mine: Span
  readonly theirs: Span
}

function isPaired({ base, mine, theirs }: Chunk): boolean {
  return [base, mine, theirs].every(([from, to]) => to - from === 1)
}

/** The lists cut at the items that all three have, each of which is a chunk of its own. */
function chunksOf(lists: Lists): Chunk[] {
  const [base, mine, theirs] = lists
  const keys = keysOf(lists)
  const inMine = partnersOf(base, mine, keys)
  const inTheirs = partnersOf(base, theirs, keys)
  const chunks: Chunk[] = []
  let [b, m, t] = [0, 0, 0]
  const cut = (toBase: number, toMine: number, toTheirs: number) => {
    if (b < toBase || m < toMine || t < toTheirs)
      chunks.push({ base: [b, toBase], mine: [m, toMine], theirs: [t, toTheirs] })
    b = toBase
    m = toMine
    t = toTheirs
  }
  for (let i = 0; i < base.length; i++) {
    const [own, other] = [inMine.get(i), inTheirs.get(i)]
    if (own === undefined || other === undefined) continue
    cut(i, own, other)
    cut(i + 1, own + 1, other + 1)
  }
  cut(base.length, mine.length, theirs.length)
  return chunks
}

/**
 * For each item of the one list that the other has as well, its place there: those that are known by the same key, and between
 * them those that were changed, where both have as many.
 */
function partnersOf(
  one: readonly Json[],
  other: readonly Json[],
  keyOf: (it: Json) => string,
): ReadonlyMap<number, number> {
  const numbers = new Map<string, number>()
  const numbered = (list: readonly Json[]) =>
    Int32Array.from(list, it => {
      const key = keyOf(it)
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    })
  const marks = markDifferences(numbered(one), numbered(other))
  const partners = new Map<number, number>()
  let [at, to] = [0, 0]
  while (at < one.length || to < other.length) {
    const [from, toFrom] = [at, to]
    while (at < one.length && marks.old[at]) at++
    while (to < other.length && marks.now[to]) to++
    for (let i = 0; at - from === to - toFrom && i < at - from; i++)
      if (isAlike(one[from + i]!, other[toFrom + i]!)) partners.set(from + i, toFrom + i)
    if (at < one.length) partners.set(at++, to++)
  }
  return partners
}

/** Whether an item may be what has become of another: they have something in common. */
function isAlike(a: Json, b: Json): boolean {
  if (!isMap(a) || !isMap(b)) return !isMap(a) && !isMap(b)
  return Object.keys(a).some(key => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}

/** By its name where no list has two of a name, else by what it says. */
function keysOf(lists: Lists): (it: Json) => string {
  const nameOf = (it: Json) => (isMap(it) && typeof it.name === 'string' ? it.name : undefined)
  const hasNames = lists.every(list => {
    const names = list.flatMap(it => nameOf(it) ?? [])
    return new Set(names).size === names.length
  })
  return it => {
    const name = hasNames ? nameOf(it) : undefined
    return name === undefined ? canonical(it) : `name ${name}`
  }
}

type JsonMap = { readonly [key: string]: Json }

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b))
}

function isMap(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mapOf(value: Json | undefined): JsonMap {
  return isMap(value) ? value : {}
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}
