import type {
  EntryNode,
  GatewayNode,
  Graph,
  GraphEdge,
  GraphNode,
  NodeId,
  VirtualServiceNode,
} from '../graph.ts'
import { isMesh } from '../ranked-graph.ts'
import { type EdgeEnds, edgeEnds } from './edge-ends.ts'
import { partsAgain } from './parts-again.ts'

/** A gateway, or the mesh, with the VirtualServices that stand beside it. */
export interface Section {
  readonly id: string
  /** None for what no gateway serves, and for what nothing leads to. */
  readonly head: GatewayNode | EntryNode | undefined
  /** Delegates right behind the one that leads to them. */
  readonly virtualServices: readonly VirtualServiceNode[]
  /** By VirtualService, the delegates that stand below it: those that no other led to before. */
  readonly delegates: ReadonlyMap<NodeId, readonly VirtualServiceNode[]>
  /** Services, policies and ports that nothing leads to. */
  readonly others: readonly GraphNode[]
}

/** A drawing taken apart: each box belongs to one gateway. */
export interface Parts {
  /** Every box of the drawing by its id. */
  readonly nodes: ReadonlyMap<NodeId, GraphNode>
  readonly sections: readonly Section[]
  /** By VirtualService, the edges that leave its rules. */
  readonly leaving: ReadonlyMap<NodeId, readonly GraphEdge[]>
  /** By destination or terminal, the VirtualServices that lead there, in their order. */
  readonly users: ReadonlyMap<NodeId, readonly NodeId[]>
  /** By host, port or end of a server's requests, the box that says it too. */
  readonly sayers: ReadonlyMap<NodeId, NodeId>
  /** By VirtualService, the gateways that serve it besides the one of its section, and whether the mesh does. */
  readonly also: ReadonlyMap<NodeId, readonly string[]>
  /** By VirtualService, why a link of it has no effect. */
  readonly broken: ReadonlyMap<NodeId, string>
  /** Where every edge begins and ends, in the order of the edges. */
  readonly ends: EdgeEnds
  /** The same object for as long as every box belongs where it belonged, and edges lead where they led, whatever else they say. */
  readonly shape: object
  /** The same object for as long as rules lead where they led, with the same shares, and what they lead to is drawn as it was. */
  readonly ways: object
}

/** Takes a drawing apart; kept for as long as the drawing lives, and of the last one what the next has as well. */
export function partsOf(graph: Graph): Parts {
  const parts = kept.get(graph) ?? (last && partsAgain(last.graph, last.parts, graph)) ?? takeApart(graph)
  kept.set(graph, parts)
  last = { graph, parts }
  return parts
}

const kept = new WeakMap<Graph, Parts>()
let last: { readonly graph: Graph; readonly parts: Parts } | undefined

function takeApart({ nodes, edges }: Graph): Parts {
  const byId = new Map<NodeId, GraphNode>()
  for (const it of nodes) byId.set(it.id, it)
  const ends = edgeEnds(nodes, edges)
  const links = readLinks(nodes, edges, ends)
  const homes = homesOf(nodes, links)
  const sayers = sayersOf(nodes, links)
  const { sections, also } = divide(nodes, homes, links, sayers, byId)
  return {
    nodes: byId,
    sections,
    leaving: links.leaving,
    users: links.users,
    sayers,
    also,
    broken: links.broken,
    ends,
    shape: {},
    ways: {},
  }
}

interface Links {
  readonly leaving: Map<NodeId, readonly GraphEdge[]>
  readonly users: Map<NodeId, readonly NodeId[]>
  /** By VirtualService, the gateways and the mesh that lead to it, without effect last. */
  readonly served: Map<NodeId, NodeId[]>
  readonly broken: Map<NodeId, string>
  readonly delegators: Map<NodeId, NodeId>
  /** By box that no VirtualService leads to, where its first edge comes from. */
  readonly before: Map<NodeId, NodeId>
  /** By host or port, where its first edge leads to. */
  readonly after: Map<NodeId, NodeId>
}

function readLinks(nodes: readonly GraphNode[], edges: readonly GraphEdge[], ends: EdgeEnds): Links {
  const links: Links = {
    leaving: new Map(),
    users: new Map(),
    served: new Map(),
    broken: new Map(),
    delegators: new Map(),
    before: new Map(),
    after: new Map(),
  }
  const { leaving, users } = leadingOn(nodes, edges, ends)
  for (const [i, its] of leaving) links.leaving.set(nodes[i]!.id, its)
  for (const [i, its] of users) links.users.set(nodes[i]!.id, [...its])
  const ofHost = new Map<NodeId, NodeId[]>()
  edges.forEach((edge, i) => {
    if (nodes[ends.targets[i]!]?.type === 'host') push(ofHost, edge.target, edge.source)
  })
  const withoutEffect: GraphEdge[] = []
  edges.forEach((edge, i) => {
    const source = nodes[ends.sources[i]!]
    const target = nodes[ends.targets[i]!]
    if (!source || !target || edge.type === 'allow') return
    if (source.type === 'virtualService') {
      if (target.type === 'virtualService' && !links.delegators.has(target.id))
        links.delegators.set(target.id, source.id)
      return
    }
    if (!links.before.has(target.id)) links.before.set(target.id, source.id)
    if (isSaid(source) && !links.after.has(source.id)) links.after.set(source.id, target.id)
    if (target.type !== 'virtualService') return
    if (edge.broken !== undefined) withoutEffect.push(edge)
    else if (source.type !== 'host') pushOnce(links.served, target.id, source.id)
    else for (const it of ofHost.get(source.id) ?? []) pushOnce(links.served, target.id, it)
  })
  for (const { source, target, broken } of withoutEffect) {
    pushOnce(links.served, target, source)
    if (broken !== undefined && !links.broken.has(target)) links.broken.set(target, broken)
  }
  return links
}

/** By the number of a VirtualService, the edges that leave it; by that of what is no VirtualService, those that lead there. */
function leadingOn(nodes: readonly GraphNode[], edges: readonly GraphEdge[], { sources, targets }: EdgeEnds) {
  const leaving = new Map<number, GraphEdge[]>()
  const users = new Map<number, Set<NodeId>>()
  edges.forEach((edge, i) => {
    const source = nodes[sources[i]!]
    const target = nodes[targets[i]!]
    // What a Sidecar allows stands beside what is configured: no box is drawn for it.
    if (source?.type !== 'virtualService' || !target || edge.type === 'allow') return
    push(leaving, sources[i]!, edge)
    if (target.type === 'virtualService') return
    const known = users.get(targets[i]!)
    if (known) known.add(source.id)
    else users.set(targets[i]!, new Set([source.id]))
  })
  return { leaving, users }
}

/** By VirtualService the head of its section: the first gateway that serves it, else the mesh; a delegate is where its root is. */
function homesOf(
  nodes: readonly GraphNode[],
  { served, delegators }: Links,
): Map<NodeId, NodeId | undefined> {
  const homes = new Map<NodeId, NodeId | undefined>()
  const mesh = nodes.find(isMesh)?.id
  for (const { id, type } of nodes) {
    if (type !== 'virtualService') continue
    let root = id
    const seen = new Set<NodeId>()
    while (!served.has(root) && delegators.has(root) && !seen.has(root)) {
      seen.add(root)
      root = delegators.get(root)!
    }
    const by = served.get(root) ?? []
    homes.set(id, by.find(it => it !== mesh) ?? by[0])
  }
  return homes
}

function sayersOf(nodes: readonly GraphNode[], { users, before, after }: Links): Map<NodeId, NodeId> {
  const sayers = new Map<NodeId, NodeId>()
  for (const node of nodes) {
    const { id, type } = node
    if (type === 'virtualService' || type === 'gateway' || isMesh(node) || users.has(id)) continue
    const sayer = isSaid(node) ? (after.get(id) ?? before.get(id)) : before.get(id)
    if (sayer !== undefined) sayers.set(id, sayer)
  }
  return sayers
}

/** Whether what a box leads to says the box as well. */
function isSaid({ type }: GraphNode): boolean {
  return type === 'host' || type === 'entry'
}

function divide(
  nodes: readonly GraphNode[],
  homes: ReadonlyMap<NodeId, NodeId | undefined>,
  { served, users, delegators }: Links,
  sayers: ReadonlyMap<NodeId, NodeId>,
  byId: ReadonlyMap<NodeId, GraphNode>,
): Pick<Parts, 'sections' | 'also'> {
  const inside = new Map<NodeId | undefined, VirtualServiceNode[]>()
  const also = new Map<NodeId, readonly string[]>()
  for (const node of nodes) {
    if (node.type !== 'virtualService') continue
    const home = homes.get(node.id)
    push(inside, home, node)
    const others = (served.get(node.id) ?? []).filter(it => it !== home)
    if (others.length > 0)
      also.set(
        node.id,
        others.map(it => nameOf(byId.get(it))),
      )
  }
  const heads = nodes.filter(
    (it): it is GatewayNode | EntryNode => it.type === 'gateway' || (it.type === 'entry' && isMesh(it)),
  )
  const isHead = new Set<GraphNode>(heads)
  const ordered = [...heads.filter(it => it.type === 'gateway'), ...heads.filter(it => it.type === 'entry')]
  const sections = ordered.map(
    (head): Section => ({
      id: `section/${head.id}`,
      head,
      ...treesOf(inside.get(head.id) ?? [], delegators),
      others: [],
    }),
  )
  const unserved = inside.get(undefined) ?? []
  if (unserved.length > 0)
    sections.push({
      id: 'section/unserved',
      head: undefined,
      ...treesOf(unserved, delegators),
      others: [],
    })
  const others = nodes.filter(
    it => it.type !== 'virtualService' && !users.has(it.id) && !sayers.has(it.id) && !isHead.has(it),
  )
  const sidecars = others.filter(it => it.type === 'sidecar')
  const unused = others.filter(it => it.type !== 'sidecar')
  if (sidecars.length > 0)
    sections.push({
      id: sidecarSection,
      head: undefined,
      virtualServices: [],
      delegates: new Map(),
      others: sidecars,
    })
  if (unused.length > 0)
    sections.push({
      id: 'section/unused',
      head: undefined,
      virtualServices: [],
      delegates: new Map(),
      others: unused,
    })
  return { sections, also }
}

/** What the workloads of namespaces may call stands by itself. */
export const sidecarSection = 'section/sidecars'

/** Each delegate stands once, below the first VirtualService that leads to it. One with hosts of its own stands for itself. */
function treesOf(
  all: readonly VirtualServiceNode[],
  delegators: ReadonlyMap<NodeId, NodeId>,
): Pick<Section, 'virtualServices' | 'delegates'> {
  const delegates = new Map<NodeId, VirtualServiceNode[]>()
  if (!all.some(it => delegators.has(it.id))) return { virtualServices: all, delegates }
  const known = new Set(all.map(it => it.id))
  const below = new Map<NodeId, VirtualServiceNode[]>()
  const roots: VirtualServiceNode[] = []
  for (const it of all) {
    const by = delegators.get(it.id)
    if (by !== undefined && by !== it.id && known.has(by) && it.hosts.length === 0) push(below, by, it)
    else roots.push(it)
  }
  const placed = new Set<VirtualServiceNode>()
  const place = (it: VirtualServiceNode) => {
    placed.add(it)
    for (const next of below.get(it.id) ?? []) {
      if (placed.has(next)) continue
      push(delegates, it.id, next)
      place(next)
    }
  }
  // Those that lead to each other in a circle have no root.
  for (const it of [...roots, ...all]) if (!placed.has(it)) place(it)
  return { virtualServices: [...placed], delegates }
}

/** The VirtualServices of a section that stand below no other. */
export function rootsOf({ virtualServices, delegates }: Section): readonly VirtualServiceNode[] {
  if (delegates.size === 0) return virtualServices
  const below = new Set([...delegates.values()].flat())
  return virtualServices.filter(it => !below.has(it))
}

function nameOf(node: GraphNode | undefined): string {
  return node ? (isMesh(node) ? 'mesh' : node.title) : ''
}

/** Adds to the list of a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function pushOnce<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  if (!map.get(key)?.includes(value)) push(map, key, value)
}
