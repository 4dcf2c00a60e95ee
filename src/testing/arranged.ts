import type { Arrangement } from '../core/graph/arrange/arrangement.ts'
import type { GraphNode } from '../core/graph/graph.ts'

type Box = Pick<GraphNode, 'id' | 'x' | 'y' | 'width' | 'height'>

/** Boxes that stand on each other, and frames that do; none in a drawing that can be read. */
export function overlapsIn({ graph, frames }: Pick<Arrangement, 'graph' | 'frames'>): string[] {
  return [...overlapsOf(graph.nodes), ...overlapsOf(frames)]
}

function overlapsOf(boxes: readonly Box[]): string[] {
  const sorted = [...boxes].sort((a, b) => a.y - b.y)
  return sorted.flatMap((a, i) => {
    const found: string[] = []
    for (let j = i + 1; j < sorted.length && sorted[j]!.y < a.y + a.height; j++) {
      const b = sorted[j]!
      if (a.x < b.x + b.width && b.x < a.x + a.width) found.push(`${a.id} and ${b.id}`)
    }
    return found
  })
}
