import { rowsOf } from '../../../core/graph/drawn-rows.ts'
import type { Graph, GraphEdge, GraphNode, NodeId } from '../../../core/graph/graph.ts'
import type { Place, ResourceId } from '../../../core/model/resource.ts'
import { isWithin } from '../../../core/yaml/path.ts'
import type { Selection } from '../../../workspace/workspace.ts'

/** Names a node, or a row of a node, among everything on the canvas. */
export type ItemKey = string

export interface Item {
  readonly node: NodeId
  readonly row?: string
}

// A control character, so that it cannot be part of an id that came from a name.
const separator = '\u001f'

export function keyOf(node: NodeId, row?: string): ItemKey {
  return row === undefined ? node : node + separator + row
}

export function itemOf(key: ItemKey): Item {
  const at = key.indexOf(separator)
  return at < 0 ? { node: key } : { node: key.slice(0, at), row: key.slice(at + 1) }
}

/** The item that shows a selection best: the innermost row that holds the place, else its node, else one that stands for it; an edge shows where it leaves. */
export function itemOfSelection(graph: Graph, selection: Selection | undefined): ItemKey | undefined {
  if (!selection) return undefined
  const last = lastFound.get(graph)
  if (last?.selection === selection) return last.item
  const item = findItem(graph, selection)
  lastFound.set(graph, { selection, item })
  return item
}

/** What unfolds is looked for in the same drawing as before: it has thousands of rows. */
const lastFound = new WeakMap<Graph, { readonly selection: Selection; readonly item: ItemKey | undefined }>()

function findItem(graph: Graph, selection: Selection): ItemKey | undefined {
  if (selection.type === 'node')
    return graph.nodes.some(it => it.id === selection.node) ? selection.node : undefined
  const { resource, path } = selection.place
  let best: Item | undefined
  let depth = -1
  const isBetter = (it: Place) => it.path.length > depth && isWithin(path, it.path)
  for (const node of boxesAbout(graph, selection)) {
    if (node.place?.resource === resource && isBetter(node.place)) {
      best = { node: node.id }
      depth = node.place.path.length
    }
    for (const row of rowsOf(node)) {
      if (row.place?.resource !== resource || !isBetter(row.place)) continue
      best = { node: node.id, row: row.id }
      depth = row.place.path.length
    }
  }
  return best ? keyOf(best.node, best.row) : standIn(graph, resource)
}

/** The boxes that say something about the resource of a place, themselves or in a row. Thousands have rows: of a drawing with the boxes of the one before, only the others are looked at. */
function boxesAbout({ nodes }: Graph, selection: PlaceSelection): readonly GraphNode[] {
  const { resource } = selection.place
  const before = lastAbout.get(selection)?.find(it => it.nodes.length === nodes.length)
  const places = new Set(before?.places)
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!
    if (node === before?.nodes[i]) continue
    if (isAbout(node, resource)) places.add(i)
    else places.delete(i)
  }
  const others = lastAbout.get(selection)?.filter(it => it !== before) ?? []
  lastAbout.set(selection, [{ nodes, places }, ...others].slice(0, mostDrawings))
  return [...places].sort((a, b) => a - b).map(it => nodes[it]!)
}

function isAbout(node: GraphNode, resource: ResourceId): boolean {
  return node.place?.resource === resource || rowsOf(node).some(it => it.place?.resource === resource)
}

/** The whole drawing and what is shown of it. */
const mostDrawings = 2

type PlaceSelection = Extract<Selection, { type: 'place' }>

const lastAbout = new WeakMap<
  PlaceSelection,
  readonly { readonly nodes: readonly GraphNode[]; readonly places: ReadonlySet<number> }[]
>()

/** The topmost box for a resource that has none of its own: of a DestinationRule, and of a Service whose subsets are drawn. */
function standIn(graph: Graph, resource: ResourceId): NodeId | undefined {
  const [kind, namespace, name = ''] = resource.split('/')
  const host = `${name.replace(/~\d+$/, '')}.${namespace}.svc.`
  let top: GraphNode | undefined
  for (const node of graph.nodes) {
    if (node.type !== 'destination' || (top && node.y >= top.y)) continue
    if (kind === 'Service' ? node.host.startsWith(host) : node.destinationRule === resource) top = node
  }
  return top?.id
}

/** The same in a drawing, of which a part may be folded. */
export function itemMeant(
  { whole, graph }: { readonly whole: Graph; readonly graph: Graph },
  selection: Selection | undefined,
): ItemKey | undefined {
  return itemOfSelection(whole, selection) ?? itemOfSelection(graph, selection)
}

/** The edge a selection is about: the one whose place holds it and lies deeper than any row. */
export function edgeOfSelection(graph: Graph, selection: Selection | undefined): GraphEdge | undefined {
  if (selection?.type !== 'place') return undefined
  const holding = graph.edges.filter(
    it => it.share !== undefined && it.place && holds(it.place, selection.place),
  )
  return holding.length === 1 ? holding[0] : undefined
}

/** What selecting an item selects: its place in the text, else the node itself. */
export function selectionOf(graph: Graph, key: ItemKey): Selection | undefined {
  const { node: id, row: rowId } = itemOf(key)
  const node = graph.nodes.find(it => it.id === id)
  if (!node || isTrafficOnly(node)) return undefined
  const place = rowId === undefined ? node.place : rowsOf(node).find(it => it.id === rowId)?.place
  return place ? { type: 'place', place, origin: 'canvas' } : { type: 'node', node: id, origin: 'canvas' }
}

/** Where requests are stopped, and ports nobody listens on: the configuration has nothing of the sort to be edited. */
function isTrafficOnly(node: GraphNode): boolean {
  return node.type === 'terminal' ? node.terminal === 'stopped' : node.type === 'entry' && node.ghost === true
}

function holds(outer: Place, inner: Place): boolean {
  return outer.resource === inner.resource && isWithin(inner.path, outer.path)
}
