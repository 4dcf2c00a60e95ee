import type { RankedGraph } from './ranked-graph.ts'

/** The nodes of each column from top to bottom, by index: first as one meets them following the edges, then drawn towards their neighbours. */
export function orderColumns(graph: RankedGraph): Int32Array[] {
  const left = neighbours(graph, graph.targets, graph.sources, graph.sourceOffsets)
  const right = neighbours(graph, graph.sources, graph.targets, graph.targetOffsets)
  const columns = followEdges(graph, right)
  const position = new Float64Array(graph.nodes.length)
  const wanted = new Float64Array(graph.nodes.length)
  for (const column of columns) number(column, position)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forward = sweep % 2 === 0
    for (const column of forward ? columns : columns.toReversed()) {
      for (const it of column) wanted[it] = barycentre(it, forward ? left : right, position)
      column.sort((a, b) => wanted[a]! - wanted[b]! || position[a]! - position[b]!)
      number(column, position)
    }
  }
  return columns
}

const sweeps = 3

/** For every node its neighbours on one side, one list after the other. */
interface Neighbours {
  readonly starts: Int32Array
  readonly list: Int32Array
  /** How far above or below a neighbour's middle the edge attaches, on the scale of positions. */
  readonly shifts: Float64Array
}

/** Depth first from the leftmost nodes, in the order of the graph: what belongs together begins together. */
function followEdges({ nodes, ranks, rankCount }: RankedGraph, { starts, list }: Neighbours): Int32Array[] {
  const columns: number[][] = Array.from({ length: rankCount }, () => [])
  const met = new Uint8Array(nodes.length)
  for (let rank = 0; rank < rankCount; rank++)
    for (let root = 0; root < nodes.length; root++) {
      if (ranks[root] !== rank || met[root]) continue
      const open = [root]
      while (open.length > 0) {
        const node = open.pop()!
        if (met[node]) continue
        met[node] = 1
        columns[ranks[node]!]!.push(node)
        for (let i = starts[node + 1]! - 1; i >= starts[node]!; i--) if (!met[list[i]!]) open.push(list[i]!)
      }
    }
  return columns.map(it => Int32Array.from(it))
}

/** The mean position of the rows a node is joined to on one side; its own where there are none. */
function barycentre(node: number, { starts, list, shifts }: Neighbours, position: Float64Array): number {
  const from = starts[node]!
  const to = starts[node + 1]!
  if (from === to) return position[node]!
  let sum = 0
  for (let i = from; i < to; i++) sum += position[list[i]!]! + shifts[i]!
  return sum / (to - from)
}

/** Columns of different lengths are compared on one scale. */
function number(column: Int32Array, position: Float64Array): void {
  for (let i = 0; i < column.length; i++) position[column[i]!] = (i + 0.5) / column.length
}

function neighbours(
  { nodes, ranks, rankCount }: RankedGraph,
  from: Int32Array,
  to: Int32Array,
  offsets: Float64Array,
): Neighbours {
  const counts = new Int32Array(rankCount)
  for (const it of ranks) counts[it]!++
  const starts = new Int32Array(nodes.length + 1)
  for (const it of from) starts[it + 1]!++
  for (let i = 0; i < nodes.length; i++) starts[i + 1]! += starts[i]!
  const filled = starts.slice()
  const list = new Int32Array(from.length)
  const shifts = new Float64Array(from.length)
  for (let i = 0; i < from.length; i++) {
    const at = filled[from[i]!]!++
    const other = to[i]!
    list[at] = other
    shifts[at] = (offsets[i]! / nodes[other]!.height - 0.5) / counts[ranks[other]!]!
  }
  return { starts, list, shifts }
}
