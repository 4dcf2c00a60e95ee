import type { Graph, GraphEdge, GraphNode, NodeId } from '../graph/graph.ts'
import type { Place } from '../model/resource.ts'

/** A box of the drawing, or a row of it. */
export interface Station {
  readonly node: NodeId
  readonly row?: string
}

/** Where things of the configuration stand in a drawing, and which edges lead on from there. */
export interface DrawingIndex {
  readonly nodes: ReadonlyMap<NodeId, GraphNode>
  stationAt(place: Place): Station | undefined
  /** The edge of a destination or mirror by its place. */
  edgeAt(type: GraphEdge['type'], place: Place): GraphEdge | undefined
  /** Edges that leave from exactly this row, or from this node as a whole. */
  from(station: Station): readonly GraphEdge[]
  into(station: Station): readonly GraphEdge[]
}

/** Looks a drawing up by place; kept for as long as the drawing lives. */
export function drawingIndex(graph: Graph): DrawingIndex {
  const known = cache.get(graph)
  if (known) return known
  const drawing = lookUp(graph)
  cache.set(graph, drawing)
  return drawing
}

const cache = new WeakMap<Graph, DrawingIndex>()

function lookUp({ nodes, edges }: Graph): DrawingIndex {
  const stations = new Map<string, Station>()
  const byPlace = new Map<string, GraphEdge>()
  const leaving = new Map<string, GraphEdge[]>()
  const arriving = new Map<string, GraphEdge[]>()
  for (const node of nodes)
    if (node.type === 'gateway' || node.type === 'virtualService')
      for (const row of node.rows) stations.set(placeKey(row.place), { node: node.id, row: row.id })
  for (const edge of edges) {
    push(leaving, edge.sourceRow ?? edge.source, edge)
    push(arriving, edge.targetRow ?? edge.target, edge)
    if (edge.place) byPlace.set(`${edge.type} ${placeKey(edge.place)}`, edge)
  }
  const byId = new Map(nodes.map(it => [it.id, it]))
  return {
    nodes: byId,
    stationAt: place => stations.get(placeKey(place)),
    edgeAt: (type, place) => byPlace.get(`${type} ${placeKey(place)}`),
    from: station => leaving.get(station.row ?? station.node) ?? none,
    into: station => arriving.get(station.row ?? station.node) ?? none,
  }
}

const none: readonly GraphEdge[] = []

function placeKey({ resource, path }: Place): string {
  return JSON.stringify([resource, ...path])
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
