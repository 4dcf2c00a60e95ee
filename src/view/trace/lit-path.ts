import { createStore } from 'zustand/vanilla'
import type { Place } from '../../core/model/resource.ts'
import type { Explanation } from '../../core/routing/explain-trace.ts'
import { samePath } from '../../core/yaml/path.ts'
import type { GraphIndex } from '../canvas/graph-index.ts'
import { type ItemKey, keyOf, rowsOf } from '../canvas/item.ts'
import { type LitPath, pathThrough } from '../canvas/paths.ts'

/** The way of the request that is traced at the moment, for the canvas to light. */
export const litPathStore = createStore<{ readonly path: Explanation['path'] | undefined }>(() => ({
  path: undefined,
}))

/** What a traced request passes on the canvas: from its server to its rule and on from there; undefined for none. */
export function tracedPath(index: GraphIndex, path: Explanation['path'] | undefined): LitPath | undefined {
  const server = path?.server && rowAt(index, path.server)
  if (!path || !server) return undefined
  const through = pathThrough(index, server)
  const rule = path.rule && rowAt(index, path.rule)
  if (rule) return common(through, pathThrough(index, rule))
  const keep = (node: string) => {
    const it = index.nodes.get(node)
    return it?.column === 'entry' || it?.column === 'gateway'
  }
  return {
    items: new Set([...through.items].filter(it => keep(it) || it === server)),
    edges: new Set([...through.edges].filter(it => keep(index.edges.get(it)?.target ?? ''))),
  }
}

function common(one: LitPath, other: LitPath): LitPath {
  return {
    items: new Set([...one.items].filter(it => other.items.has(it))),
    edges: new Set([...one.edges].filter(it => other.edges.has(it))),
  }
}

function rowAt(index: GraphIndex, place: Place): ItemKey | undefined {
  for (const node of index.nodes.values())
    for (const row of rowsOf(node))
      if (row.place.resource === place.resource && samePath(row.place.path, place.path))
        return keyOf(node.id, row.id)
  return undefined
}
