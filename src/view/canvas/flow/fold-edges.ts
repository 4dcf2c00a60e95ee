import type { Detour, Loop } from '../../../core/graph/arrange/detours.ts'
import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { GraphEdge, GraphNode, MixShare } from '../../../core/graph/graph.ts'
import { isFolded, rowWindow } from '../../../core/graph/row-window.ts'
import type { RowsFrom } from '../rows/rows-from.ts'
import { rowsAbove, rowsBelow } from './anchors.ts'

/** An edge as it is drawn, with the ids of the edges that it stands for. */
export interface DrawnEdge {
  readonly edge: GraphEdge
  readonly of: readonly string[]
  /** How far below the middle of its row an edge that says its share begins, in pixels. */
  readonly lane?: number
  /** Where it leads around boxes of a column that it passes over. */
  readonly detour?: Detour | Loop
}

/** The edges to be drawn: those of rows that a folded box does not show are one for each box they lead to. */
export function foldEdges(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  rowsFrom: RowsFrom,
): DrawnEdge[] {
  const hidden = hiddenRows(nodes, rowsFrom)
  if (hidden.size === 0) return edges.map(edge => ({ edge, of: [edge.id] }))
  const drawn: DrawnEdge[] = []
  const bundles = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    const source = hidden.get(edge.source)?.get(edge.sourceRow)
    const target = hidden.get(edge.target)?.get(edge.targetRow)
    if (!source && !target) {
      drawn.push({ edge, of: [edge.id] })
      continue
    }
    const ends = { source: edge.source, sourceRow: source ?? edge.sourceRow, target: edge.target }
    const key = JSON.stringify([ends, target ?? edge.targetRow, edge.type, edge.broken !== undefined])
    const bundle = bundles.get(key)
    if (bundle) bundle.push(edge)
    else bundles.set(key, [edge])
  }
  for (const [id, bundle] of bundles) {
    const [first] = bundle
    const { source, target, type, broken } = first!
    const sourceRow = hidden.get(source)?.get(first!.sourceRow) ?? first!.sourceRow
    const targetRow = hidden.get(target)?.get(first!.targetRow) ?? first!.targetRow
    const traffic = sumOf(bundle)
    const edge: GraphEdge = {
      id: `folded ${id}`,
      source,
      target,
      type,
      ...(sourceRow !== undefined && { sourceRow }),
      ...(targetRow !== undefined && { targetRow }),
      ...(broken !== undefined && { broken }),
      ...(traffic && { traffic }),
    }
    drawn.push({ edge, of: bundle.map(it => it.id) })
  }
  return drawn
}

/** By node and row, the line that stands for the row; of folded boxes alone. */
function hiddenRows(
  nodes: readonly GraphNode[],
  rowsFrom: RowsFrom,
): Map<string, Map<string | undefined, string>> {
  const hidden = new Map<string, Map<string | undefined, string>>()
  for (const node of nodes) {
    const rows = rowsOf(node)
    if (!isFolded(rows.length)) continue
    const { from, to } = rowWindow(rows.length, rowsFrom.get(node.id))
    hidden.set(
      node.id,
      new Map([
        ...rows.slice(0, from).map(it => [it.id, rowsAbove] as const),
        ...rows.slice(to).map(it => [it.id, rowsBelow] as const),
      ]),
    )
  }
  return hidden
}

/** The traffic of all of some edges; undefined where none has any. */
export function sumOf(edges: readonly GraphEdge[]): MixShare | undefined {
  const parts = edges.flatMap(it => it.traffic ?? [])
  if (parts.length === 0) return undefined
  const total = (of: (it: MixShare) => number | undefined) =>
    parts.reduce((sum, it) => sum + (of(it) ?? 0), 0)
  const rate = parts.some(it => it.rate !== undefined) ? total(it => it.rate) : undefined
  return { share: total(it => it.share), ...(rate !== undefined && { rate }) }
}
