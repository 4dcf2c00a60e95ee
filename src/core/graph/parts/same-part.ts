import type { Part } from '../../data/assemble-parts.ts'
import { reuseItems } from '../../data/reuse-items.ts'

/** Nodes and edges that look as they did are the same objects as before, and so is a part of nothing but these. */
export function samePart<Node extends Named, Edge extends Named>(
  before: Part<Node, Edge> | undefined,
  now: Part<Node, Edge>,
): Part<Node, Edge> {
  if (!before || before === now) return now
  const nodes = reuseItems(before.nodes, now.nodes, it => it.id)
  const edges = reuseItems(before.edges, now.edges, it => it.id)
  return nodes === before.nodes && edges === before.edges ? before : { nodes, edges }
}

interface Named {
  readonly id: string
}
