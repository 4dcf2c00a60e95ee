import type { RankedGraph } from './layout.ts'

/** The nodes of each column from top to bottom, by index: first as one meets them following the edges, then drawn towards their neighbours. */
export function orderColumns(graph: RankedGraph): number[][] {
  const columns = followEdges(graph)
  const position = new Float64Array(graph.nodes.length)
  for (const column of columns) number(column, position)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forward = sweep % 2 === 0
    const barycentre = createBarycentre(graph, position, forward)
    const order = columns.map((_, i) => i)
    for (const rank of forward ? order : order.reverse()) {
      const column = columns[rank]!
      const wanted = new Map(column.map(it => [it, barycentre(it)]))
      column.sort((a, b) => wanted.get(a)! - wanted.get(b)! || position[a]! - position[b]!)
      number(column, position)
    }
  }
  return columns
}

const sweeps = 3

/** Depth first from the leftmost nodes, in the order of the graph: what belongs together begins together. */
function followEdges({ nodes, ranks, rankCount, sources, targets }: RankedGraph): number[][] {
  const columns: number[][] = Array.from({ length: rankCount }, () => [])
  const next = neighbours(nodes.length, sources, targets)
  const met = new Uint8Array(nodes.length)
  const roots = nodes.map((_, i) => i).sort((a, b) => ranks[a]! - ranks[b]! || a - b)
  for (const root of roots) {
    const open = [root]
    while (open.length > 0) {
      const node = open.pop()!
      if (met[node]) continue
      met[node] = 1
      columns[ranks[node]!]!.push(node)
      for (const it of next(node).toReversed()) if (!met[it]) open.push(it)
    }
  }
  return columns
}

/** The mean position of a node's neighbours on one side; its own where it has none. */
function createBarycentre(
  { nodes, sources, targets }: RankedGraph,
  position: Float64Array,
  forward: boolean,
): (node: number) => number {
  const next = forward
    ? neighbours(nodes.length, targets, sources)
    : neighbours(nodes.length, sources, targets)
  return node => {
    const around = next(node)
    if (around.length === 0) return position[node]!
    let sum = 0
    for (const it of around) sum += position[it]!
    return sum / around.length
  }
}

function number(column: readonly number[], position: Float64Array): void {
  // Columns of different lengths are compared on one scale.
  column.forEach((node, i) => {
    position[node] = (i + 0.5) / column.length
  })
}

function neighbours(count: number, from: Int32Array, to: Int32Array): (node: number) => Int32Array {
  const starts = new Int32Array(count + 1)
  for (const it of from) starts[it + 1]!++
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!
  const filled = starts.slice()
  const list = new Int32Array(from.length)
  from.forEach((it, i) => {
    list[filled[it]!++] = to[i]!
  })
  return node => list.subarray(starts[node], starts[node + 1])
}
