import type { Graph, GraphNode, NodeId } from '../graph.ts'
import { createGraphBuilder } from '../graph-builder.ts'
import { layoutGraph, withPlaces } from '../layout.ts'
import { columnWidth } from '../sizes.ts'
import { arrangeEdges } from './arrange-edges.ts'
import {
  type Arrangement,
  type ArrangeOptions,
  choiceOf,
  type Level,
  levels,
  type Zoomed,
} from './arrangement.ts'
import { chooseLevel, scaleAt } from './choose-level.ts'
import { foldedVirtualService, hasHostsBelow } from './folded-boxes.ts'
import { nearRules } from './near-rules.ts'
import { neededBy } from './needed.ts'
import { type Parts, partsOf } from './parts.ts'
import { placeSections } from './place-sections.ts'
import { spread } from './spread.ts'

/**
 * The drawing as it fits a canvas: all of it in columns where it can be read whole, else in a frame a gateway, with
 * VirtualServices folded to cards, these to lines, groups, and whole gateways. The same input gives the same drawing.
 */
export function arrangeGraph(graph: Graph, options: ArrangeOptions): Arrangement {
  const parts = partsOf(graph)
  const level = foldedTo(options.zoomed, chooseLevel(graph, parts, options))
  const { nodes } = parts
  if (level === 'full' || !options.room) return inColumns(graph, nodes, parts, options)
  const needed = neededBy(options, parts)
  const { folding, zoomed } = options
  const scale = scaleAt(level, graph, parts, options.room)
  const room = { width: options.room.width / scale, height: options.room.height / scale }
  const unfolded = new Map(zoomed?.unfolded.map(({ id, as }) => [id, as]))
  const sheet = placeSections({ parts, nodes, level, needed, folding, unfolded, room })
  return { level, frames: sheet.frames, ...arrangeEdges(graph, parts, sheet) }
}

/** The level that zooming out has led to, where it folds more than the canvas asks for. */
function foldedTo(zoomed: Zoomed | undefined, fitting: Level): Level {
  const asked = zoomed?.levels.at(-1)
  return asked !== undefined && levels.indexOf(asked) > levels.indexOf(fitting) ? asked : fitting
}

/** The drawing in its columns; of VirtualServices that are folded, what nothing else leads to goes as well. */
function inColumns(
  graph: Graph,
  nodes: ReadonlyMap<NodeId, GraphNode>,
  parts: Parts,
  options: ArrangeOptions,
): Arrangement {
  const folded = foldedOf(graph, options)
  const quiet = manyAllowed(graph)
  const nothing = { level: 'full', frames: [], trunks: [], branches: [], quiet, holders: noHolders } as const
  const inRoom = (it: Graph) => (options.room ? nearRules(spread(it, options.room), options.room) : it)
  if (folded.size === 0) return { ...nothing, graph: inRoom(withPlaces(graph)) }
  const holders = new Map<NodeId, NodeId>()
  for (const [id, users] of parts.users) if (users.every(it => folded.has(it))) holders.set(id, users[0]!)
  const builder = createGraphBuilder()
  const width = columnWidth.virtualService
  for (const node of graph.nodes) {
    if (holders.has(node.id)) continue
    builder.addNode(
      node.type === 'virtualService' && folded.has(node.id)
        ? foldedVirtualService(node, 'card', width, parts, nodes, hasHostsBelow([node], parts, width))
        : node,
    )
  }
  for (const edge of graph.edges) {
    if (folded.has(edge.source) || holders.has(edge.target)) continue
    const { targetRow, ...whole } = edge
    builder.addEdge(folded.has(edge.target) && targetRow !== undefined ? whole : edge)
  }
  return { ...nothing, graph: inRoom(layoutGraph(builder.build())), holders }
}

/** What a Sidecar allows, where that is so much that its lines would be all one sees. */
function manyAllowed({ edges }: Graph): ReadonlySet<string> {
  const bySidecar = new Map<NodeId, string[]>()
  for (const it of edges) {
    if (it.type !== 'allow') continue
    const list = bySidecar.get(it.source)
    if (list) list.push(it.id)
    else bySidecar.set(it.source, [it.id])
  }
  return new Set([...bySidecar.values()].filter(it => it.length > mostAllowed).flat())
}

const mostAllowed = 6

const noHolders: ReadonlyMap<NodeId, NodeId> = new Map()

function foldedOf(graph: Graph, { folding, focus }: ArrangeOptions): ReadonlySet<NodeId> {
  const isFolded = (it: GraphNode) => it.type === 'virtualService' && choiceOf(folding, it.id) === 'folded'
  return new Set(graph.nodes.flatMap(it => (isFolded(it) && !focus.has(it.id) ? [it.id] : [])))
}
