import type { GraphEdge, NodeId } from '../../../core/graph/graph.ts'
import { keyOf } from '../items/item.ts'
import { type DrawnEdge, sumOf } from './fold-edges.ts'

/** A stretch of the drawing from the top down, in its own pixels. */
export interface Stretch {
  readonly top: number
  readonly bottom: number
}

type Side = 'above' | 'below'

interface Bundle {
  readonly key: string
  readonly all: DrawnEdge[]
  nearest: DrawnEdge
  gap: number
}

/** Of more edges than this at one end, those to boxes out of view are drawn as one on each side. */
const fanOver = 60

/**
 * The edges to be drawn while a stretch of the drawing is in view. A row with thousands of destinations has an edge to each box in
 * it; those to boxes above and below are one each, to the nearest of them, with the traffic of all.
 */
export function foldFans(
  edges: readonly DrawnEdge[],
  places: ReadonlyMap<NodeId, Stretch>,
  seen: Stretch,
): readonly DrawnEdge[] {
  const leaving = countBy(edges, ({ edge }) => keyOf(edge.source, edge.sourceRow))
  const arriving = countBy(edges, ({ edge }) => keyOf(edge.target, edge.targetRow))
  const drawn: DrawnEdge[] = []
  const bundles = new Map<string, Bundle>()
  for (const it of edges) {
    const { source, sourceRow, target, targetRow, type, broken } = it.edge
    const isSpread = (leaving.get(keyOf(source, sourceRow)) ?? 0) > fanOver
    const isGathered = !isSpread && (arriving.get(keyOf(target, targetRow)) ?? 0) > fanOver
    const place = places.get(isSpread ? target : source)
    const out = (isSpread || isGathered) && place ? outOf(seen, place) : undefined
    if (!out) {
      drawn.push(it)
      continue
    }
    const end = isSpread ? ['from', source, sourceRow] : ['to', target, targetRow]
    const key = JSON.stringify([...end, out.side, type, broken !== undefined])
    const bundle = bundles.get(key)
    if (!bundle) {
      bundles.set(key, { key, all: [it], nearest: it, gap: out.gap })
      continue
    }
    bundle.all.push(it)
    if (out.gap < bundle.gap) Object.assign(bundle, { nearest: it, gap: out.gap })
  }
  return bundles.size === 0 ? edges : [...drawn, ...[...bundles.values()].map(drawnBundle)]
}

/** Whether any box has so many edges that some of them may have to be folded. */
export function hasFans(edges: readonly GraphEdge[]): boolean {
  return [countBy(edges, it => it.source), countBy(edges, it => it.target)].some(counts =>
    [...counts.values()].some(it => it > fanOver),
  )
}

function drawnBundle({ key, all, nearest }: Bundle): DrawnEdge {
  if (all.length === 1) return nearest
  const { share, label, traffic, ...edge } = nearest.edge
  const sum = sumOf(all.map(it => it.edge))
  return {
    edge: { ...edge, id: `folded ${key}`, ...(sum && { traffic: sum }) },
    of: all.flatMap(it => it.of),
  }
}

/** On which side of a stretch a box lies, and how far from it; undefined where some of it is in it. */
function outOf(seen: Stretch, place: Stretch): { side: Side; gap: number } | undefined {
  if (place.bottom < seen.top) return { side: 'above', gap: seen.top - place.bottom }
  if (place.top > seen.bottom) return { side: 'below', gap: place.top - seen.bottom }
  return undefined
}

function countBy<T>(all: readonly T[], keyOfItem: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const it of all) {
    const key = keyOfItem(it)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
