import { hostPartsOf } from '../data/hosts-again.ts'
import { type Mapped, mapAgain, sameEnds, tellEnds } from '../data/map-again.ts'
import { placesWhere } from '../data/places-where.ts'
import { sameItems, sameValue } from '../data/same-value.ts'
import { type Binding, type GatewayLink, gatewayLinks, whyUnbound } from '../model/binding.ts'
import { resolveGatewayName } from '../model/gateway-references.ts'
import { readGateway, redirectsToHttps } from '../model/gateways.ts'
import { fullHost, serviceOfHost } from '../model/hosts.ts'
import { memoByPlace } from '../model/memo.ts'
import type { Model } from '../model/model.ts'
import type { Place, Resource, ResourceId } from '../model/resource.ts'
import { isMeshBound, readVirtualService } from '../model/virtual-services.ts'
import { addGhostGateway, serverRowId } from './gateway-nodes.ts'
import { meshEntry, type NodeId } from './graph.ts'
import { createGraphBuilder, type GraphBuilder, type GraphPart, origin } from './graph-builder.ts'
import { shorten } from './match-words.ts'
import { samePart } from './parts/same-part.ts'
import { columnWidth, plainHeight } from './sizes.ts'

/** Draws how the VirtualServices are reached: from servers and the mesh over hosts, and where a link does not take effect. */
export function addBindings(
  builder: GraphBuilder,
  model: Model,
  virtualServices: readonly Resource[],
  more: readonly Use[] = [],
): void {
  const links = keptLinks(model, virtualServices)
  builder.addParts(unservedAmong(links).map(it => links[it]!.unserved))
  builder.addParts(hostParts(waysOf(links, more)))
}

/** One way to a VirtualService: from a gateway's server or the mesh, under a host. */
export interface Use {
  readonly host: string
  readonly source: NodeId
  /** Undefined for the mesh. */
  readonly sourceRow: string | undefined
  readonly virtualService: ResourceId
  readonly place: Place | undefined
}

/** How one VirtualService or route is reached. */
export interface Links {
  /** Gateways that are named without effect, or not in the files. */
  readonly unserved: GraphPart
  readonly uses: readonly Use[]
}

export const nothing: GraphPart = { nodes: [], edges: [] }

const linkKinds = ['Gateway', 'Pod', 'Deployment', 'Service']

/** Links that say what they said are the same object as before. */
const keptLinks = memoByPlace<Links>(linkKinds, (model, resource, old) => {
  const now = linksOf(model, resource)
  return old && sameValue(old, now) ? old : now
})

function linksOf(model: Model, resource: Resource): Links {
  const builder = createGraphBuilder()
  const uses: Use[] = []
  for (const link of gatewayLinks(model, resource)) {
    const place = { resource: resource.id, path: ['spec', 'gateways', link.index] }
    const served = link.gateway ? usesOf(resource, link.gateway, link.bindings, place) : []
    uses.push(...served)
    if (served.length === 0) addUnserved(builder, resource, link, place)
  }
  const { nodes, edges } = builder.build()
  const isServed = nodes.length === 0 && edges.length === 0
  return { unserved: isServed ? nothing : { nodes, edges }, uses: [...uses, ...meshUses(resource)] }
}

function usesOf(resource: Resource, gateway: Resource, bindings: readonly Binding[], place: Place): Use[] {
  const { servers } = readGateway(gateway)
  return bindings.flatMap((binding, i) => {
    if (!binding.bound || (servers[i] && redirectsToHttps(servers[i]))) return []
    const from = {
      source: gateway.id,
      sourceRow: serverRowId(gateway, i),
      virtualService: resource.id,
      place,
    }
    return binding.hosts.map(host => ({ host, ...from }))
  })
}

function meshUses(resource: Resource): Use[] {
  const view = readVirtualService(resource)
  if (!isMeshBound(view)) return []
  const from = { source: meshEntry, sourceRow: undefined, virtualService: resource.id, place: undefined }
  const hosts = new Set(view.hosts.map(it => fullHost(it.text, resource)))
  return [...hosts].map(host => ({ host, ...from }))
}

function addUnserved(
  builder: GraphBuilder,
  resource: Resource,
  { gateway, text, bindings }: GatewayLink,
  place: Place,
): void {
  const source = gateway?.id ?? addGhost(builder, text, resource.namespace)
  const broken =
    gateway &&
    (whyUnbound(bindings) ??
      `Only a port of ${gateway.name} that redirects everything to HTTPS takes the hosts of ${resource.name}.`)
  builder.addEdge({
    id: `${source}→${resource.id}#${place.path.at(-1)}`,
    source,
    target: resource.id,
    type: 'bind',
    ...(broken && { broken }),
    place,
  })
}

function addGhost(builder: GraphBuilder, text: string, namespace: string): NodeId {
  const name = resolveGatewayName(text, namespace)
  return addGhostGateway(builder, name?.namespace ?? namespace, name?.name ?? text)
}

const unservedAmong = placesWhere<Links>(it => it.unserved !== nothing)

/** The ways to each VirtualService, and all to what is not Istio's own behind them. */
function waysOf(links: readonly Links[], more: readonly Use[]): readonly (readonly Use[])[] {
  const known = sameItems(lastMore, more) ? lastMore : more
  lastMore = known
  uses = mapAgain(uses, links, it => it.uses)
  const before = lastWays
  if (before?.ofLinks === uses.results && before.ways.at(-1) === known) return before.ways
  const ways = [...uses.results, known]
  if (before) {
    const { head, tail } = sameEnds(before.ofLinks, uses.results)
    tellEnds(before.ways, ways, { head, tail: before.ways.at(-1) === known ? tail + 1 : 0 })
  }
  lastWays = { ofLinks: uses.results, ways }
  return ways
}

// Of the drawing before: nearly all of it comes again.
let lastMore: readonly Use[] = []
let uses: Mapped<Links, readonly Use[]> | undefined
let lastWays:
  | { readonly ofLinks: readonly (readonly Use[])[]; readonly ways: readonly (readonly Use[])[] }
  | undefined

/** The hosts of one name; kept while the ways to it stay. */
function hostPart(uses: readonly Use[], before: GraphPart | undefined): GraphPart {
  const kept = keptHosts.get(uses[0]!)
  if (kept && kept.uses.length === uses.length && kept.uses.every((it, i) => it === uses[i])) return kept.part
  const part = samePart(before, drawHosts(uses))
  keptHosts.set(uses[0]!, { uses, part })
  return part
}

const keptHosts = new WeakMap<Use, { readonly uses: readonly Use[]; readonly part: GraphPart }>()

/** The hosts of all names; kept while the ways to them stay. */
const hostParts = hostPartsOf(hostPart)

/** Sources that lead the host to the same VirtualServices share a node; others have one of their own. */
function drawHosts(uses: readonly Use[]): GraphPart {
  const bySource = new Map<string, Use[]>()
  for (const use of uses) {
    const key = use.sourceRow ?? use.source
    bySource.set(key, [...(bySource.get(key) ?? []), use])
  }
  const groups = new Map<string, Use[]>()
  for (const list of bySource.values()) {
    const reached = [...new Set(list.map(it => it.virtualService))].join('+')
    groups.set(reached, [...(groups.get(reached) ?? []), ...list])
  }
  const builder = createGraphBuilder()
  for (const [reached, group] of groups) {
    const { host } = group[0]!
    drawHost(builder, groups.size === 1 ? `host/${host}` : `host/${host}/${reached}`, host, group)
  }
  const { nodes, edges } = builder.build()
  return { nodes, edges }
}

function drawHost(builder: GraphBuilder, id: NodeId, host: string, uses: readonly Use[]): void {
  const service = serviceOfHost(host)
  const subtitle = host === '*' ? 'any host' : service?.namespace
  if (uses.some(it => it.source === meshEntry)) addMeshEntry(builder)
  builder.addNode({
    ...origin,
    id,
    type: 'host',
    column: 'host',
    width: columnWidth.host,
    height: plainHeight,
    title: shorten(service?.name ?? host),
    ...(subtitle && { subtitle: shorten(subtitle) }),
    host,
  })
  for (const [source, use] of firstBy(uses, it => it.sourceRow ?? it.source))
    builder.addEdge({
      id: `${source}→${id}`,
      source: use.source,
      ...(use.sourceRow && { sourceRow: use.sourceRow }),
      target: id,
      type: 'serve',
      ...(use.place && { place: use.place }),
    })
  for (const [virtualService, use] of firstBy(uses, it => it.virtualService))
    builder.addEdge({
      id: `${id}→${virtualService}`,
      source: id,
      target: virtualService,
      type: 'bind',
      ...(use.place && { place: use.place }),
    })
}

function firstBy(uses: readonly Use[], keyOf: (use: Use) => string): Map<string, Use> {
  const first = new Map<string, Use>()
  for (const it of uses) if (!first.has(keyOf(it))) first.set(keyOf(it), it)
  return first
}

function addMeshEntry(builder: GraphBuilder): void {
  builder.addNode({
    ...origin,
    id: meshEntry,
    type: 'entry',
    column: 'entry',
    width: columnWidth.entry,
    height: plainHeight,
    title: 'Mesh',
    subtitle: 'sidecars',
    entry: 'mesh',
  })
}
