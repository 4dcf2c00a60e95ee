import { arrangeGraph } from '../../../core/graph/arrange/arrange.ts'
import type { Arrangement, ArrangeOptions } from '../../../core/graph/arrange/arrangement.ts'
import type { Graph } from '../../../core/graph/graph.ts'

/**
 * Arranges a drawing, or gives what it was last arranged to by the same options: what folds or unfolds is arranged in one task
 * and shown in the next.
 */
export function arrangeOnce(graph: Graph, options: ArrangeOptions): Arrangement {
  const last = lastOf.get(graph)
  if (last && isSame(last, options)) return last.arrangement
  const arrangement = arrangeGraph(graph, options)
  lastOf.set(graph, { options, arrangement })
  return arrangement
}

interface Arranged {
  readonly options: ArrangeOptions
  readonly arrangement: Arrangement
}

const lastOf = new WeakMap<Graph, Arranged>()

function isSame({ options: a, arrangement }: Arranged, b: ArrangeOptions): boolean {
  // A level that was found without one before it is kept when it is the one before.
  const keepsLevel =
    a.level === undefined && b.level === arrangement.level && (a.zoomed?.levels.length ?? 0) === 0
  return (
    a.room === b.room &&
    a.folding === b.folding &&
    a.zoomed === b.zoomed &&
    (a.level === b.level || keepsLevel) &&
    a.focus.size === b.focus.size &&
    [...a.focus].every(it => b.focus.has(it))
  )
}
