import { greatestAgain } from '../data/greatest-again.ts'
import { type Mapped, mapAgain } from '../data/map-again.ts'
import type { GraphNode } from './graph.ts'
import type { DraftGraph } from './graph-builder.ts'
import { columnWidth } from './sizes.ts'
import { headerRoom, titleSize } from './text/header-lines.ts'
import { secondParts, secondSize } from './text/second-line.ts'
import { textWidth } from './text/text-width.ts'

/** The drawing with a column of hosts as wide as their names need, up to a limit. */
export function withHostWidth(draft: DraftGraph): DraftGraph {
  needs = mapAgain(needs, draft.nodes, it => (it.column === 'host' ? needOf(it) : 0))
  const wanted = mostNeeded(needs.results)
  const width = Math.min(widest, Math.max(columnWidth.host, Math.ceil(wanted / step) * step))
  if (width === columnWidth.host) return draft
  if (widths.width !== width) widths = { width, mapped: undefined }
  widths.mapped = mapAgain(widths.mapped, draft.nodes, it => (it.column === 'host' ? widened(it, width) : it))
  const { results: nodes } = widths.mapped
  return {
    nodes,
    edges: draft.edges,
    get indices() {
      return draft.indices
    },
  }
}

// Of the drawing before: nearly all of its nodes come again.
const mostNeeded = greatestAgain()
let needs: Mapped<GraphNode, number> | undefined
let widths: { readonly width: number; mapped: Mapped<GraphNode, GraphNode> | undefined } = {
  width: 0,
  mapped: undefined,
}

/** How wide a node has to be for its words to stand on one line. */
function needOf(node: GraphNode): number {
  const weight = node.type === 'host' ? 'normal' : 'bold'
  const second = secondParts(node).join(' · ')
  const words = Math.max(textWidth(node.title, titleSize, weight), textWidth(second, secondSize))
  return words + node.width - headerRoom(node)
}

/** A longer name moves the columns behind in steps, not with every letter. */
const step = 16
const widest = 196

/** The same node at the same width is the same object as before. */
function widened(node: GraphNode, width: number): GraphNode {
  const before = kept.get(node)
  if (before?.width === width) return before
  const wide = { ...node, width }
  // Two lines of a title stand where one and the line below it do.
  const isLong = needOf(wide) > width && secondParts(wide).length === 0
  const now = isLong ? { ...wide, titleLines: 2 } : wide
  kept.set(node, now)
  return now
}

const kept = new WeakMap<GraphNode, GraphNode>()
