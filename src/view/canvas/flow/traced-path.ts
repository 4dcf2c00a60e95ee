import type { Explanation } from '../../../core/explain/explanation.ts'
import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import { meshEntry, type NodeId } from '../../../core/graph/graph.ts'
import type { Place } from '../../../core/model/resource.ts'
import { samePath } from '../../../core/yaml/path.ts'
import { type ItemKey, itemOf, keyOf } from '../items/item.ts'
import type { GraphIndex } from './graph-index.ts'
import { type LitPath, pathThrough } from './paths.ts'

/** What a traced request passes on the canvas: from its server, or the mesh, to its rule and on from there; undefined for none. */
export function tracedPath(index: GraphIndex, path: Explanation['path'] | undefined): LitPath | undefined {
  const start = path && startOf(index, path)
  if (!path || !start) return undefined
  const through = pathThrough(index, start)
  const rule = path.rule && rowAt(index, path.rule)
  if (rule) return onHost(index, common(through, pathThrough(index, rule)), path.domain, start)
  const keep = (node: string) => {
    const it = index.nodes.get(node)
    return it?.column === 'entry' || it?.column === 'gateway'
  }
  return {
    items: new Set([...through.items].filter(it => keep(it) || it === start)),
    edges: new Set([...through.edges].filter(it => keep(index.edges.get(it)?.target ?? ''))),
  }
}

/** The row of the server that takes the request; for a call between services the entry of the mesh. */
function startOf(index: GraphIndex, path: Explanation['path']): ItemKey | undefined {
  if (!path.mesh) return path.server && rowAt(index, path.server)
  return index.nodes.has(meshEntry) ? keyOf(meshEntry) : undefined
}

/**
 * Of several hosts between server and rule, the one that the request asked for, and of several VirtualServices that delegate
 * to the rule's the one that says it; all where none has its name.
 */
function onHost(index: GraphIndex, lit: LitPath, domain: string | undefined, start: ItemKey): LitPath {
  const hosts = [...lit.items].flatMap(it => {
    const node = index.nodes.get(it)
    return node?.type === 'host' ? [node] : []
  })
  const asked = hosts.filter(it => it.host.toLowerCase() === domain)
  if (asked.length === 0) return lit
  const others = new Set(hosts.filter(it => !asked.includes(it)).map(it => it.id))
  return reachedFrom(index, lit, start, others)
}

/** What of a way is reached from its beginning without some boxes. */
function reachedFrom(
  index: GraphIndex,
  { items, edges }: LitPath,
  start: ItemKey,
  others: ReadonlySet<NodeId>,
): LitPath {
  const lit = [...edges].flatMap(it => index.edges.get(it) ?? []).filter(it => !others.has(it.target))
  const reached = new Set<NodeId>([itemOf(start).node])
  for (const node of reached) for (const it of lit) if (it.source === node) reached.add(it.target)
  const passed = lit.filter(it => reached.has(it.source))
  // What comes before the beginning: the entry that the server listens on.
  const before = lit.filter(it => it.target === itemOf(start).node)
  for (const it of before) reached.add(it.source)
  return {
    items: new Set([...items].filter(it => reached.has(itemOf(it).node))),
    edges: new Set([...passed, ...before].map(it => it.id)),
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
