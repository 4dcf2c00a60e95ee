import { sameValue } from '../data/same-value.ts'
import type { Graph, GraphNode } from '../graph/graph.ts'
import type { Place, ResourceId } from '../model/resource.ts'
import { samePath } from '../yaml/path.ts'

export type BoxWithRows = Extract<GraphNode, { rows: readonly unknown[] }>
type Row = BoxWithRows['rows'][number]

/** The box of a resource that has rows: a Gateway with servers, a VirtualService with rules. */
export function boxOfResource({ nodes }: Graph, id: ResourceId): BoxWithRows | undefined {
  return nodes.find((it): it is BoxWithRows => 'rows' in it && it.resource === id)
}

/** The row of a box at a place, or the one that the place is in. */
export function rowAtPlace({ rows }: BoxWithRows, { path }: Place): Row | undefined {
  return rows.find(it => samePath(it.place.path, path.slice(0, it.place.path.length)))
}

/**
 * Where a row is after an edit. Rows have numbers, not names: one that says the same as before is the same, the nearest where several
 * do; one that is edited stays between its neighbours. Undefined where it is gone.
 */
export function followRow(before: BoxWithRows, now: BoxWithRows, row: Row): Row | undefined {
  const list = (it: Row) => String(it.place.path[1])
  const old = before.rows.filter(it => list(it) === list(row))
  const rows = now.rows.filter(it => list(it) === list(row))
  const at = old.indexOf(row)
  const same = rows.filter(it => saysSame(it, row))
  if (same.length > 0) {
    const ahead = old.slice(0, at).filter(it => saysSame(it, row)).length
    return same[Math.min(ahead, same.length - 1)]
  }
  let above = 0
  while (above < at && rows[above] && saysSame(old[above]!, rows[above]!)) above++
  let below = 0
  while (
    below < old.length - 1 - at &&
    rows.at(-1 - below) &&
    saysSame(old.at(-1 - below)!, rows.at(-1 - below)!)
  )
    below++
  // What is left between the neighbours that stayed holds it, at its distance from the upper one.
  const rest = rows.slice(above, Math.max(above, rows.length - below))
  const from = at - above
  return rest[Math.min(from, rest.length - 1)]
}

/** Whatever their number, place and problems. */
function saysSame(a: Row, b: Row): boolean {
  return sameValue(words(a), words(b))
}

function words({ id, place, badge, ...rest }: Row): object {
  const { number, traffic, ...said } = rest as Record<string, unknown>
  return said
}
