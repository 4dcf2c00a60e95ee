import type { NodeHandle } from '@xyflow/react'
import { Position } from '@xyflow/react'
import { nodeAnchor } from '../../../core/graph/drawn-rows.ts'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { anchorsOf } from './anchors.ts'

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
