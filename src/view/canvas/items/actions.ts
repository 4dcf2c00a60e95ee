import { type GraphRow, rowsOf } from '../../../core/graph/drawn-rows.ts'
import {
  type GraphEdge,
  type GraphNode,
  meshEntry,
  type NodeId,
  type RuleRow,
} from '../../../core/graph/graph.ts'
import type { Place, ResourceId } from '../../../core/model/resource.ts'
import { addRule } from '../../../core/operations/add-rule.ts'
import { addServer } from '../../../core/operations/add-server.ts'
import { deletePlace } from '../../../core/operations/delete-place.ts'
import { deleteResources } from '../../../core/operations/delete-resources.ts'
import { moveItem } from '../../../core/operations/move-item.ts'
import type { Operation } from '../../../core/operations/operation.ts'
import { unlinkGateway } from '../../../core/operations/unlink-gateway.ts'
import { samePath } from '../../../core/yaml/path.ts'
import { edgesFrom, edgesInto, type GraphIndex } from '../flow/graph-index.ts'
import { type ItemKey, itemOf, keyOf } from './item.ts'

/** A node with the row of it that is meant, if one is. */
export interface Subject {
  readonly node: GraphNode
  readonly row?: GraphRow
}

export function subjectOf(index: GraphIndex, key: ItemKey): Subject | undefined {
  const { node: id, row: rowId } = itemOf(key)
  const node = index.nodes.get(id)
  if (!node) return undefined
  if (rowId === undefined) return { node }
  const row = rowsOf(node).find(it => it.id === rowId)
  return row && { node, row }
}

/** The operation that takes an item away; undefined where it is no thing of the files. */
export function deletionOf({ node, row }: Subject): Operation | undefined {
  if (row) return 'isImplied' in row && row.isImplied ? undefined : deletePlace(row.place)
  const [resource] = ownResources(node)
  return resource === undefined ? undefined : deleteResources([resource])
}

/** The resource that a box is, if it is one: not that of a subset, which has it in common with others. */
export function ownResources(node: GraphNode | undefined): readonly ResourceId[] {
  if (!node?.place || node.ghost || node.place.path.length > 0) return []
  switch (node.type) {
    case 'gateway':
    case 'virtualService':
    case 'destination':
    case 'policy':
    case 'sidecar':
      return [node.place.resource]
    case 'entry':
    case 'host':
    case 'terminal':
    case 'stub':
    case 'group':
      return []
  }
}

/** The operation that adds a row to a box: a server, or a rule of the sort the box has already. */
export function additionTo(node: GraphNode): Operation | undefined {
  if (node.ghost) return undefined
  if (node.type === 'gateway') return node.resource === undefined ? undefined : addServer(node.resource)
  if (node.type !== 'virtualService' || node.resource === undefined) return undefined
  const hasOnlyOne = node.kind === 'TLSRoute' || node.kind === 'TCPRoute'
  if (hasOnlyOne && node.rows.length > 0) return undefined
  return addRule(node.resource, node.rows.at(-1)?.protocol ?? 'http')
}

/** Moves a row to where another of its list is drawn, the one dragged over; undefined where it is there already. */
export function moveTo({ node, row }: Subject, to: number): Move | undefined {
  if (!row) return undefined
  const other = rowsBeside(node, row)[to]
  const [from, over] = [row.place.path.at(-1), other?.place.path.at(-1)]
  if (!other || other === row || typeof from !== 'number' || typeof over !== 'number') return undefined
  if ('rank' in row && 'rank' in other && row.rank !== other.rank)
    return { operation: staysByRank(row, other), lands: keyOf(node.id, row.id) }
  const { resource, path } = row.place
  return {
    operation: moveItem({ resource, path: path.slice(0, -1) }, from, over),
    lands: keyOf(node.id, other.id),
  }
}

/** The rows of one list with a row, as they are drawn. */
export function rowsBeside(node: GraphNode, row: GraphRow): readonly GraphRow[] {
  const list = row.place.path.slice(0, -1)
  return rowsOf(node).filter(it => samePath(it.place.path.slice(0, -1), list))
}

/** Rules of the Gateway API are tried by what they match: moving one past another of another rank would change nothing. */
function staysByRank(row: RuleRow, other: RuleRow): Operation {
  const [first, then] = (row.rank ?? 0) < (other.rank ?? 0) ? [row, other] : [other, row]
  const words = ({ matches: [match = 'everything'] }: RuleRow) => match.replaceAll('  ', ' ')
  return {
    title: `Move rule ${row.number}`,
    run: () => ({
      ok: false,
      reason: `${words(first)} is tried before ${words(then)} wherever the two are written: the closer match goes first.`,
    }),
  }
}

/** The resources that items stand for, each once; a row of a box stands for none. */
export function resourcesAt(index: GraphIndex, keys: Iterable<ItemKey>): ResourceId[] {
  const subjects = [...keys].flatMap(key => subjectOf(index, key) ?? [])
  return [...new Set(subjects.flatMap(({ node, row }) => (row ? [] : resourcesOf(node))))]
}

/** The resources that a box is drawn for: for a destination its service, or the DestinationRule that has its subset. */
export function resourcesOf(node: GraphNode | undefined): readonly ResourceId[] {
  if (!node?.place || node.ghost) return []
  if (node.type !== 'destination') return node.place.path.length === 0 ? [node.place.resource] : []
  return node.destinationRule === undefined
    ? [node.place.resource]
    : [node.place.resource, node.destinationRule]
}

export interface Move {
  readonly operation: Operation
  /** The item that the row will be afterwards: rows are named by their number. */
  readonly lands: ItemKey
}

/** Moves a row one place up or down in its list; undefined at the list's end. */
export function moveOf(subject: Subject, step: 1 | -1): Move | undefined {
  const { node, row } = subject
  return row && moveTo(subject, rowsBeside(node, row).indexOf(row) + step)
}

/** A link between a VirtualService and a Gateway. */
export interface GatewayUse {
  readonly virtualService: ResourceId
  /** The Gateway's node. */
  readonly node: NodeId
  readonly name: string
  readonly unlink: Operation
  /** The Gateway of the files, or the entry that names one that is not in them. */
  readonly gateway?: ResourceId
  readonly entry?: Place
}

/** The Gateways that a VirtualService is drawn to, taken back from it through hosts to the servers. */
export function gatewaysOf(index: GraphIndex, node: GraphNode | undefined): readonly GatewayUse[] {
  if (node?.type !== 'virtualService' || node.resource === undefined) return []
  const uses = new Map<NodeId, GatewayUse>()
  for (const edge of edgesInto(index, node.id).filter(it => it.type === 'bind')) {
    const source = index.nodes.get(edge.source)
    const ways = source?.type === 'host' ? edgesInto(index, edge.source) : [edge]
    for (const way of ways) {
      const calls = source?.type === 'host' && callsUse(node.resource, source, way, edge)
      if (calls) uses.set(`${calls.node} ${source.id}`, calls)
      const use = gatewayUse(node.resource, index.nodes.get(way.source), way.place)
      if (use) uses.set(use.node, use)
    }
  }
  return [...uses.values()]
}

/** What can be done away with at an edge: a destination of a rule, or the links that run over it. */
export function edgeDeletions(index: GraphIndex, edge: GraphEdge): readonly Operation[] {
  switch (edge.type) {
    case 'route':
    case 'mirror':
    case 'delegate':
    case 'redirect':
    case 'directResponse':
      return edge.place && isPartOfRule(edge.place) ? [deletePlace(edge.place)] : []
    case 'bind':
    case 'serve':
      return linksOver(index, edge).map(it => it.unlink)
    case 'listen':
    case 'allow':
    case 'stop':
      return []
  }
}

/** A parent in the mesh, which a route of the Gateway API names by itself. */
function callsUse(
  virtualService: ResourceId,
  host: GraphNode,
  way: GraphEdge,
  { place }: GraphEdge,
): GatewayUse | undefined {
  if (way.source !== meshEntry || place?.resource !== virtualService || place.path[1] !== 'parentRefs')
    return undefined
  return {
    virtualService,
    node: meshEntry,
    name: `the calls to ${host.title}`,
    unlink: deletePlace(place),
    entry: place,
  }
}

function gatewayUse(
  virtualService: ResourceId,
  source: GraphNode | undefined,
  place: Place | undefined,
): GatewayUse | undefined {
  if (source?.type !== 'gateway') return undefined
  const use = { virtualService, node: source.id, name: source.title }
  if (source.resource !== undefined)
    return { ...use, gateway: source.resource, unlink: unlinkGateway(virtualService, source.resource) }
  // A Gateway that is not in the files cannot be named by an id: the entry itself goes.
  return place?.resource === virtualService ? { ...use, entry: place, unlink: deletePlace(place) } : undefined
}

/** The links that an edge between server, host and VirtualService is drawn for. */
export function linksOver(index: GraphIndex, edge: GraphEdge): readonly GatewayUse[] {
  const target = index.nodes.get(edge.target)
  if (target?.type === 'host')
    return edgesFrom(index, target.id)
      .flatMap(it => gatewaysOf(index, index.nodes.get(it.target)))
      .filter(it => it.node === edge.source)
  const sources = new Set([edge.source, ...edgesInto(index, edge.source).map(it => it.source)])
  return gatewaysOf(index, target).filter(it => sources.has(it.node))
}

function isPartOfRule(place: Place): boolean {
  return place.path.length > 3
}
