import type { NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import { centresOf, nodeAnchor, rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { isFolded, rowWindow } from '../../../core/graph/row-window.ts'
import { moreRowsCentres } from '../../../core/graph/sizes.ts'

export function handleIn(row?: string): string {
  return row === undefined ? 'in' : `in:${row}`
}

export function handleOut(row?: string): string {
  return row === undefined ? 'out' : `out:${row}`
}

/** The row a handle belongs to; undefined for the node's own. */
export function rowOfHandle(handle: string | null | undefined): string | undefined {
  const colon = handle?.indexOf(':') ?? -1
  return handle && colon >= 0 ? handle.slice(colon + 1) : undefined
}

// Control characters, so that no row of the files has such an id.
/** Stand for the rows that a folded box does not show, where edges of theirs are to end. */
export const rowsAbove = '\u001eabove'
export const rowsBelow = '\u001ebelow'

/** The same for what edges can end at: the rows that are shown, and the lines that stand for the others. */
export function anchorsOf(node: GraphNode, from: number): ReadonlyMap<string, number> {
  const centres = centresOf(node, from)
  const rows = rowsOf(node)
  if (!isFolded(rows.length)) return centres
  const shown = rowWindow(rows.length, from)
  const { above, below } = moreRowsCentres(node)
  return new Map([
    [rowsAbove, above],
    ...rows.slice(shown.from, shown.to).map(it => [it.id, centres.get(it.id) ?? above] as const),
    [rowsBelow, below],
  ])
}

/** All ends of edges at a node, with their places in it. */
export function handlesOf(node: GraphNode, from: number): NodeHandle[] {
  const at = (type: 'source' | 'target', id: string, y: number): NodeHandle => ({
    id,
    type,
    position: type === 'source' ? Position.Right : Position.Left,
    x: type === 'source' ? node.width : 0,
    y,
    width: 0,
    height: 0,
  })
  const anchor = nodeAnchor(node)
  return [
    at('target', handleIn(), anchor),
    at('source', handleOut(), anchor),
    ...[...anchorsOf(node, from)].flatMap(([id, centre]) => [
      at('target', handleIn(id), centre),
      at('source', handleOut(id), centre),
    ]),
  ]
}
