import type { Graph, GraphEdge, NodeId } from '../graph/graph.ts'
import { type DrawnLinks, drawnLinks } from './drawn-links.ts'

/** Where a way begins: a box as a whole, or one of its rows. */
export interface Station {
  readonly node: NodeId
  readonly row?: string
}

/** What is kept of a drawing. */
export interface Kept {
  /** Of each box that is kept its rows, or that it is kept whole. */
  readonly boxes: Map<NodeId, 'whole' | Set<string>>
  readonly edges: Set<GraphEdge>
}

export type Direction = 'both' | 'back' | 'none'

/**
 * Follows links from where a way begins: on to where requests go, and back to where they come from, but never there and back. A box
 * in which the way begins is kept whole where no row of it is named.
 */
export function followLinks(graph: Graph, starts: readonly Station[], direction: Direction): Kept {
  const links = drawnLinks(graph)
  const kept: Kept = { boxes: new Map(), edges: new Set() }
  const on = walk(links, kept, 'on')
  const back = walk(links, kept, 'back')
  for (const it of starts) {
    if (!links.nodes.has(it.node)) continue
    keep(kept, it)
    if (direction === 'both') on(it)
    if (direction !== 'none') back(it)
  }
  return kept
}

/** What either of two ways has. */
export function together(one: Kept, other: Kept): Kept {
  const kept: Kept = {
    boxes: new Map([...one.boxes].map(([node, rows]) => [node, rows === 'whole' ? rows : new Set(rows)])),
    edges: new Set([...one.edges, ...other.edges]),
  }
  for (const [node, rows] of other.boxes)
    if (rows === 'whole') keep(kept, { node })
    else for (const row of rows) keep(kept, { node, row })
  return kept
}

/** What two ways have in common. */
export function common(one: Kept, other: Kept): Kept {
  const boxes: Kept['boxes'] = new Map()
  for (const [node, rows] of one.boxes) {
    const others = other.boxes.get(node)
    if (others === undefined) continue
    if (rows === 'whole' || others === 'whole') boxes.set(node, rows === 'whole' ? others : rows)
    else boxes.set(node, new Set([...rows].filter(it => others.has(it))))
  }
  return { boxes, edges: new Set([...one.edges].filter(it => other.edges.has(it))) }
}

/** Without recursion: a chain of delegates is as long as somebody writes it. */
function walk(links: DrawnLinks, kept: Kept, way: 'on' | 'back'): (start: Station) => void {
  const seen = new Set<string>()
  return start => {
    const waiting = [start]
    for (let at = waiting.pop(); at; at = waiting.pop()) {
      const key = JSON.stringify([at.node, at.row])
      if (seen.has(key)) continue
      seen.add(key)
      keep(kept, at)
      for (const edge of way === 'on' ? links.from(at.node) : links.into(at.node)) {
        const own = way === 'on' ? edge.sourceRow : edge.targetRow
        // A row is left by its own edges; what leads to the box as a whole leads to every row of it.
        if (at.row !== undefined && own !== at.row && (own !== undefined || way === 'on')) continue
        kept.edges.add(edge)
        const [node, row] = way === 'on' ? [edge.target, edge.targetRow] : [edge.source, edge.sourceRow]
        waiting.push({ node, ...(row !== undefined && { row }) })
      }
    }
  }
}

function keep({ boxes }: Kept, { node, row }: Station): void {
  const rows = boxes.get(node)
  if (rows === 'whole') return
  if (row === undefined) boxes.set(node, 'whole')
  else if (rows) rows.add(row)
  else boxes.set(node, new Set([row]))
}
