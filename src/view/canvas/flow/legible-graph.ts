import { type Mapped, mapAgain } from '../../../core/data/map-again.ts'
import { sameItems } from '../../../core/data/same-value.ts'
import type { Graph, GraphEdge, GraphNode } from '../../../core/graph/graph.ts'
import { withVisibleWords } from '../../../core/text/visible/visible-words.ts'
import { shownWords } from './shown-words.ts'

/** A drawing as a person reads it, and what it was made of. */
export interface Legible {
  readonly nodes: Mapped<GraphNode, GraphNode>
  readonly edges: Mapped<GraphEdge, GraphEdge>
  /** Nothing in it is hidden; the drawing itself where nothing was. */
  readonly graph: Graph
}

/** What is hidden in the words of a drawing made visible. Of one with boxes and edges of the one before, only the others are looked through. */
export function legibleAgain(before: Legible | undefined, drawn: Graph): Legible {
  const known = legibles.get(drawn)
  if (known) return known
  const legible = before ? again(before, drawn) : anew(drawn)
  legibles.set(drawn, legible)
  return legible
}

/** A drawing that is shown again is the same object as before. */
const legibles = new WeakMap<Graph, Legible>()

function anew(drawn: Graph): Legible {
  const graph = withVisibleWords(drawn, shownWords)
  return {
    nodes: { items: drawn.nodes, results: graph.nodes },
    edges: { items: drawn.edges, results: graph.edges },
    graph,
  }
}

function again(before: Legible, drawn: Graph): Legible {
  const nodes = mapAgain(before.nodes, drawn.nodes, visible)
  const edges = mapAgain(before.edges, drawn.edges, visible)
  const shown = { nodes: unlessSame(nodes), edges: unlessSame(edges) }
  const isSame = shown.nodes === drawn.nodes && shown.edges === drawn.edges
  return { nodes, edges, graph: isSame ? drawn : { ...drawn, ...shown } }
}

function visible<T>(item: T): T {
  return withVisibleWords(item, shownWords)
}

function unlessSame<T extends object>(mapped: Mapped<T, T>): readonly T[] {
  const known = same.get(mapped)
  if (known) return known as readonly T[]
  const list = sameItems(mapped.items, mapped.results) ? mapped.items : mapped.results
  same.set(mapped, list)
  return list
}

/** While somebody types, the edges are mostly those of before. */
const same = new WeakMap<Mapped<object, object>, readonly object[]>()
