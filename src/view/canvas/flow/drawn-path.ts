import { shownItem } from '../folding/shown-item.ts'
import { type ItemKey, itemOf, keyOf } from '../items/item.ts'
import type { GraphIndex } from './graph-index.ts'
import type { LitPath } from './paths.ts'
import type { StableGraph } from './use-stable-graph.ts'

/** A way through all there is, as it is drawn: what is folded is passed by the box that stands for it. */
export function drawnPath(
  stable: Pick<StableGraph, 'index' | 'wholeIndex' | 'arrangement'>,
  { items, edges }: LitPath,
): LitPath {
  const { index, wholeIndex } = stable
  if (index === wholeIndex) return { items, edges }
  const drawn = new Set<ItemKey>()
  for (const key of items) {
    // A destination that is drawn elsewhere is passed by its stub, which an edge of the way leads to.
    if (wholeIndex.nodes.get(itemOf(key).node)?.column === 'destination') continue
    const shown = shownItem(stable, key)
    if (shown !== undefined) drawn.add(shown)
  }
  const drawnEdges = new Set<string>()
  for (const id of edges) {
    const edge = wholeIndex.edges.get(id)
    if (!edge) continue
    const end = shownItem(stable, edge.target)
    const own = index.edges.get(id)
    const found = own ? [own] : end === undefined ? [] : leadingTo(stable, edge.source, edge.sourceRow, end)
    for (const it of found) {
      drawnEdges.add(it.id)
      drawn.add(it.target)
    }
  }
  return { items: drawn, edges: drawnEdges }
}

/** The edges to a box that stand for those of an item. */
function leadingTo(
  stable: Pick<StableGraph, 'index' | 'wholeIndex' | 'arrangement'>,
  source: string,
  row: string | undefined,
  end: ItemKey,
) {
  const start = shownItem(stable, keyOf(source, row))
  if (start === undefined) return []
  return (stable.index.leaving.get(start) ?? []).filter(it => it.target === end)
}

/** The VirtualServices on a way. */
export function virtualServicesOn(index: GraphIndex, { items }: LitPath): string[] {
  return [...items].filter(it => index.nodes.get(it)?.type === 'virtualService')
}
