import { sameItems } from '../../data/same-value.ts'
import type { Graph, GraphEdge, NodeId } from '../graph.ts'
import type { Arrangement, Trunk } from './arrangement.ts'
import { collectEdges } from './collect-edges.ts'
import type { Parts } from './parts.ts'
import type { Sheet } from './section-block.ts'
import { hostEdges } from './undrawn-hosts.ts'

/**
 * The edges of a drawing in frames, between the boxes that are drawn. Those that lead on from an unfolded VirtualService
 * within its unit are seen; one trunk stands for all that lead from a server to its frame; the others are quiet.
 */
export function arrangeEdges(graph: Graph, parts: Parts, sheet: Sheet): Arranged {
  const known = keptEdges.get(parts.shape)
  if (known && known.of === graph.edges && isAlike(known.sheet, sheet))
    return { ...known.arranged, graph: { nodes: sheet.nodes, edges: known.arranged.graph.edges } }
  const arranged = arrangeAnew(graph, parts, sheet)
  keptEdges.set(parts.shape, { of: graph.edges, sheet, arranged })
  return arranged
}

type Arranged = Pick<Arrangement, 'graph' | 'trunks' | 'branches' | 'quiet' | 'holders'>

/** By the shape of a drawing: while somebody types, what is drawn and what stands for what mostly stays. */
const keptEdges = new WeakMap<
  Parts['shape'],
  { readonly of: readonly GraphEdge[]; readonly sheet: Sheet; readonly arranged: Arranged }
>()

/** Whether edges end alike on two sheets of drawings of one shape. */
function isAlike(a: Sheet, b: Sheet): boolean {
  return (
    sameItems(a.nodes, b.nodes, (x, y) => x.id === y.id && 'summary' in x === 'summary' in y) &&
    sameEntries(a.holders, b.holders) &&
    sameEntries(a.frameOf, b.frameOf) &&
    sameEntries(a.below, b.below) &&
    sameEntries(a.units, b.units, (x, y) => sameEntries(x.ends, y.ends))
  )
}

/** Whether two tables have the same entries in the same order. */
function sameEntries<V>(
  a: ReadonlyMap<NodeId, V>,
  b: ReadonlyMap<NodeId, V>,
  isSame: (x: V, y: V) => boolean = Object.is,
): boolean {
  if (a === b) return true
  if (a.size !== b.size) return false
  const others = b.entries()
  for (const [key, value] of a) {
    const [other, its] = others.next().value!
    if (key !== other || !isSame(value, its)) return false
  }
  return true
}

function arrangeAnew(graph: Graph, parts: Parts, sheet: Sheet): Arranged {
  const drawn = sheet.nodes
  const places = new Map<NodeId, number>()
  for (const [i, it] of drawn.entries()) places.set(it.id, i)
  const { shown, holders } = shownBoxes(graph, places, sheet)
  const { ends } = parts
  const edges = collectEdges(drawn)
  const quiet = new Set<string>()
  const branches = new Set<string>()
  const trunks = new Map<
    string,
    { edge: GraphEdge; frame: string; of: Set<string>; traffic: number | undefined }
  >()
  const fromHosts = hostEdges(graph, parts, places)
  const addEdge = (edge: GraphEdge, from: number | undefined, target: number) => {
    if (from === undefined) return
    const source = drawn[from]!.id
    const end = source === edge.source ? sheet.units.get(source)?.ends.get(edge.target) : undefined
    // A folded box says where its rules lead: what stands for a destination that is not drawn is another that leads there.
    if (end === undefined && parts.users.has(edge.target) && !places.has(edge.target)) return
    const to = end === undefined ? shown[target] : places.get(end)
    if (to === undefined || from === to) return
    const moved = edges.add(edge, from, to)
    if (end !== undefined) return
    quiet.add(moved.id)
    if (edge.type === 'delegate' && sheet.below.get(moved.target) === source) {
      branches.add(moved.id)
      return
    }
    const frame = sheet.frameOf.get(source)
    if (frame === undefined || edge.broken !== undefined || !isInside(parts, source, edge)) return
    const id = `trunk ${moved.sourceRow ?? source}`
    const trunk = trunks.get(id)
    const share = edge.traffic?.share
    if (trunk) {
      trunk.of.add(moved.id)
      if (share !== undefined) trunk.traffic = (trunk.traffic ?? 0) + share
    } else {
      const { sourceRow } = moved
      const own: GraphEdge = {
        id,
        source,
        ...(sourceRow !== undefined && { sourceRow }),
        target: frame,
        type: 'serve',
      }
      trunks.set(id, { edge: own, frame, of: new Set([moved.id]), traffic: share })
    }
  }
  graph.edges.forEach((edge, i) => {
    const source = graph.nodes[ends.sources[i]!]
    // Each gateway says its ports, and each VirtualService its hosts: no box of another stands for them.
    if (source?.type === 'entry' && parts.sayers.has(source.id) && !places.has(source.id)) return
    if (fromHosts.reached.has(edge)) return
    const ways = fromHosts.ways.get(edge)
    if (!ways) addEdge(edge, shown[ends.sources[i]!], ends.targets[i]!)
    else for (const { from, way } of ways) addEdge(way, shown[from], ends.targets[i]!)
  })
  return {
    graph: { nodes: sheet.nodes, edges: edges.all },
    trunks: [...trunks.values()].map(
      ({ edge, frame, of, traffic }): Trunk => ({
        edge: traffic === undefined ? edge : { ...edge, traffic: { share: traffic } },
        frame,
        of: [...of],
      }),
    ),
    branches: [...branches],
    quiet,
    holders,
  }
}

/** For each box the place of the one that is drawn for it, itself or what holds it; undefined where none is. */
function shownBoxes({ nodes }: Graph, places: ReadonlyMap<NodeId, number>, sheet: Sheet) {
  const holders = new Map<NodeId, NodeId>()
  const shown = nodes.map(({ id }) => {
    let at: NodeId | undefined = id
    let place = places.get(id)
    for (let steps = 0; place === undefined && steps < 8; steps++) {
      at = sheet.holders.get(at)
      if (at === undefined) return undefined
      place = places.get(at)
    }
    if (place !== undefined && at !== id) holders.set(id, at)
    return place
  })
  return { shown, holders }
}

/** Whether an edge leads from a head into its own frame. */
function isInside({ sections, sayers, nodes }: Parts, head: NodeId, edge: GraphEdge): boolean {
  const target = nodes.get(edge.target)?.type === 'host' ? sayers.get(edge.target) : edge.target
  return target !== undefined && insideOf(sections).get(target) === head
}

function insideOf(sections: Parts['sections']): ReadonlyMap<NodeId, NodeId> {
  let inside = kept.get(sections)
  if (!inside) {
    inside = new Map(
      sections.flatMap(({ head, virtualServices }) =>
        virtualServices.flatMap(it => (head ? [[it.id, head.id] as const] : [])),
      ),
    )
    kept.set(sections, inside)
  }
  return inside
}

const kept = new WeakMap<Parts['sections'], ReadonlyMap<NodeId, NodeId>>()
