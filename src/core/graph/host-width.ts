import type { GraphNode } from './graph.ts'
import type { DraftGraph } from './graph-builder.ts'
import { columnWidth } from './sizes.ts'

/** The drawing with a column of hosts as wide as their names need, up to a limit. */
export function withHostWidth(draft: DraftGraph): DraftGraph {
  const longest = draft.nodes.reduce(
    (most, it) => (it.column === 'host' ? Math.max(most, it.title.length) : most),
    0,
  )
  const wanted = Math.ceil((longest * letter + around) / step) * step
  const width = Math.min(widest, Math.max(columnWidth.host, wanted))
  if (width === columnWidth.host) return draft
  return { ...draft, nodes: draft.nodes.map(it => (it.column === 'host' ? widened(it, width) : it)) }
}

/** About the width of a letter of a title. */
const letter = 7.3
/** Icon and padding of a host. */
const around = 50
/** A longer name moves the columns behind in steps, not with every letter. */
const step = 16
const widest = 196

/** The same node at the same width is the same object as before. */
function widened(node: GraphNode, width: number): GraphNode {
  const before = kept.get(node)
  if (before?.width === width) return before
  const now = { ...node, width }
  kept.set(node, now)
  return now
}

const kept = new WeakMap<GraphNode, GraphNode>()
