import { type Run, tellDifferences } from './differences.ts'
import { sameEnds, tellEnds } from './map-again.ts'

/** Some things by their ids, and lines between these and others. */
export interface Part<Node, Edge> {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
}

/** Parts put together: of nodes with one id there is the first alone. */
export interface Whole<Node, Edge> extends Part<Node, Edge> {
  /** Of each node, by its id; made when somebody asks. */
  readonly indices: ReadonlyMap<string, number>
}

/** A whole that is kept, and changed where its parts are. */
export interface Assembled<Node, Edge> {
  put(lists: readonly (readonly Part<Node, Edge>[])[]): Whole<Node, Edge>
}

/** Parts in whose place others come. */
interface Stretch<P> {
  readonly from: number
  readonly to: number
  readonly now: readonly P[]
}

export function createAssembled<Node extends { readonly id: string }, Edge>(): Assembled<Node, Edge> {
  type P = Part<Node, Edge>
  let lists: readonly (readonly P[])[] = []
  const parts: P[] = []
  // Of each part, where its own nodes and its edges begin, and where those of the last end.
  const nodeStarts = [0]
  const edgeStarts = [0]
  /** How often parts have an id. */
  const counts = new Map<string, number>()
  let whole: Whole<Node, Edge> = wholeOf([], [])
  let nodes: Patched<Node> = patched(whole.nodes)
  let edges: Patched<Edge> = patched(whole.edges)

  return {
    put(now) {
      const stretches = stretchesBetween(lists, now)
      lists = now
      nodes = patched(whole.nodes)
      edges = patched(whole.edges)
      // From behind, so that those before stand where they stood.
      for (const it of stretches.reverse()) if (!putAlike(it)) replace(it)
      const [newNodes, newEdges] = [nodes.done(), edges.done()]
      if (newNodes !== whole.nodes || newEdges !== whole.edges) whole = wholeOf(newNodes, newEdges)
      return whole
    },
  }

  /** Whether each part has the nodes that the one in its place had, by their ids: then nothing else can have become a node's first part. */
  function putAlike({ from, to, now }: Stretch<P>): boolean {
    if (now.length !== to - from || !now.every((it, i) => isAlike(parts[from + i]!, it))) return false
    now.forEach((part, i) => {
      let place = nodeStarts[from + i]!
      const end = nodeStarts[from + i + 1]!
      for (const it of part.nodes) {
        if (place === end) break
        if (nodes.at(place)!.id === it.id) nodes.set(place++, it)
      }
      let edge = edgeStarts[from + i]!
      for (const it of part.edges) edges.set(edge++, it)
      parts[from + i] = part
    })
    return true
  }

  function replace(asked: Stretch<P>): void {
    let stretch = asked
    let own = ownNodes(stretch)
    for (let i = 0; typeof own === 'number'; i++) {
      // What stands behind is looked at as a whole where one thing leads to another.
      const to = i < mostTries ? own : parts.length
      stretch = { from: stretch.from, to, now: stretch.now.concat(parts.slice(stretch.to, to)) }
      own = ownNodes(stretch)
    }
    const { from, to, now } = stretch
    for (const part of parts.slice(from, to)) for (const it of part.nodes) count(it.id, -1)
    for (const part of now) for (const it of part.nodes) count(it.id, 1)
    const [firstNode, lastNode] = [nodeStarts[from]!, nodeStarts[to]!]
    const [firstEdge, lastEdge] = [edgeStarts[from]!, edgeStarts[to]!]
    nodes.splice(firstNode, lastNode, own.flat())
    edges.splice(
      firstEdge,
      lastEdge,
      now.flatMap(it => it.edges),
    )
    moveStarts(nodeStarts, from, to, own)
    moveStarts(
      edgeStarts,
      from,
      to,
      now.map(it => it.edges),
    )
    spliceLong(parts, from, to, now)
  }

  /** Of each new part of a stretch the nodes that no part before it has; where a part behind has a say in it, how far that reaches. */
  function ownNodes({ from, to, now }: Stretch<P>): readonly (readonly Node[])[] | number {
    const start = nodeStarts[from]!
    const end = nodeStarts[to]!
    const had = new Map<string, number>()
    for (let i = from; i < to; i++) for (const { id } of parts[i]!.nodes) had.set(id, (had.get(id) ?? 0) + 1)
    const isElsewhere = (id: string) => (counts.get(id) ?? 0) > (had.get(id) ?? 0)
    const owned = new Set<string>()
    for (let i = start; i < end; i++) owned.add(nodes.at(i)!.id)
    const seen = new Set<string>()
    const own: Node[][] = []
    for (const part of now) {
      const first: Node[] = []
      own.push(first)
      for (const it of part.nodes) {
        if (seen.has(it.id)) continue
        seen.add(it.id)
        if (isElsewhere(it.id) && !owned.has(it.id)) {
          const place = had.has(it.id) ? 0 : nodes.find(it.id)
          if (place < start) continue
          return partOfNode(place) + 1
        }
        first.push(it)
      }
    }
    for (const id of owned)
      if (!seen.has(id) && isElsewhere(id))
        return parts.findIndex((part, i) => i >= to && part.nodes.some(it => it.id === id)) + 1
    return own
  }

  function partOfNode(place: number): number {
    return nodeStarts.findLastIndex(it => it <= place)
  }

  function count(id: string, more: number): void {
    const sum = (counts.get(id) ?? 0) + more
    if (sum === 0) counts.delete(id)
    else counts.set(id, sum)
  }
}

const mostTries = 3

function isAlike<Node extends { readonly id: string }>(
  a: Part<Node, unknown>,
  b: Part<Node, unknown>,
): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.edges.length === b.edges.length &&
    a.nodes.every((it, i) => it.id === b.nodes[i]!.id)
  )
}

function wholeOf<Node extends { readonly id: string }, Edge>(
  nodes: readonly Node[],
  edges: readonly Edge[],
): Whole<Node, Edge> {
  let indices: ReadonlyMap<string, number> | undefined
  return {
    nodes,
    edges,
    get indices() {
      indices ??= new Map(nodes.map((it, i) => [it.id, i]))
      return indices
    },
  }
}

/** Where parts are others than before, in their order. */
function stretchesBetween<P>(
  before: readonly (readonly P[])[],
  now: readonly (readonly P[])[],
): Stretch<P>[] {
  if (before.length !== now.length) return runsBetween(before.flat(), now.flat(), 0)
  let first = 0
  const found = before.flatMap((list, i) => {
    const runs = runsBetween(list, now[i]!, first)
    first += list.length
    return runs
  })
  if (found.length <= mostStretches) return found
  const from = found[0]!.from
  const behind = first - found.at(-1)!.to
  const all = now.flat()
  return [{ from, to: first - behind, now: all.slice(from, all.length - behind) }]
}

/** Above this, they are put in as one. */
const mostStretches = 1000

function runsBetween<P>(before: readonly P[], now: readonly P[], first: number): Stretch<P>[] {
  if (before === now) return []
  const { head, tail } = sameEnds(before, now)
  const end = now.length - tail
  if (before.length !== now.length)
    return [{ from: first + head, to: first + before.length - tail, now: now.slice(head, end) }]
  const runs: Stretch<P>[] = []
  for (let i = head; i < end; i++) {
    const from = i
    while (i < end && before[i] !== now[i]) i++
    if (i > from) runs.push({ from: first + from, to: first + i, now: now.slice(from, i) })
  }
  return runs
}

/** A list that is copied when it changes, and then said to be made of the one before. */
interface Patched<T> {
  at(place: number): T | undefined
  set(place: number, item: T): void
  /** Puts other items in the place of a stretch. */
  splice(from: number, to: number, items: readonly T[]): void
  /** Where the item with an id stands. */
  find(id: string): number
  done(): readonly T[]
}

function patched<T>(before: readonly T[]): Patched<T> {
  let now: T[] | undefined
  const changes: Change[] = []
  let head = before.length
  let tail = before.length
  /** From here on, places are not those of the list before. */
  let shifted = Number.POSITIVE_INFINITY
  let isMixed = false
  const change = (from: number, to: number, count: number): T[] => {
    now ??= before.slice()
    head = Math.min(head, from)
    tail = Math.min(tail, now.length - to)
    if (to > shifted) isMixed = true
    changes.push({ from, to, count })
    if (count !== to - from) shifted = Math.min(shifted, from)
    return now
  }
  return {
    at: place => (now ?? before)[place],
    set(place, item) {
      if ((now ?? before)[place] !== item) change(place, place + 1, 1)[place] = item
    },
    splice(from, to, items) {
      if (from === to && items.length === 0) return
      spliceLong(change(from, to, items.length), from, to, items)
    },
    find: id => (now ?? before).findIndex(it => (it as { readonly id?: string }).id === id),
    done() {
      if (!now) return before
      const runs = isMixed ? undefined : runsOf(changes)
      if (runs) tellDifferences(before, now, runs)
      else tellEnds(before, now, { head, tail: Math.min(tail, before.length - head, now.length - head) })
      return now
    },
  }
}

/** So many items in the place of a stretch. */
interface Change {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Undefined where two are of the same place. */
function runsOf(changes: readonly Change[]): readonly Run[] | undefined {
  const runs: Run[] = []
  let shift = 0
  for (const { from, to, count } of changes.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = runs.at(-1)
    if (last && last.to > from) return undefined
    const nowFrom = from + shift
    runs.push({ from, to, nowFrom, nowTo: nowFrom + count })
    shift += count - (to - from)
  }
  return runs
}

function moveStarts(
  starts: number[],
  from: number,
  to: number,
  lists: readonly (readonly unknown[])[],
): void {
  let start = starts[from]!
  const own: number[] = []
  for (const it of lists) {
    own.push(start)
    start += it.length
  }
  const shift = start - starts[to]!
  if (shift !== 0) for (let i = to; i < starts.length; i++) starts[i]! += shift
  spliceLong(starts, from, to, own)
}

/** `splice` takes what it is given one by one, of which there may be too many. */
function spliceLong<T>(list: T[], from: number, to: number, items: readonly T[]): void {
  if (items.length === to - from) for (let i = 0; i < items.length; i++) list[from + i] = items[i]!
  else if (items.length < 1000) list.splice(from, to - from, ...items)
  else {
    const behind = list.slice(to)
    list.length = from
    for (const it of items) list.push(it)
    for (const it of behind) list.push(it)
  }
}
