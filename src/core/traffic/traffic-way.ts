import { answerOf } from '../explain/explain-outcome.ts'
import type { Column, GraphEdge, NodeId } from '../graph/graph.ts'
import { meshEntry } from '../graph/host-nodes.ts'
import { buildGateway } from '../istio/gateway/build-gateway.ts'
import { destinationWorkloads } from '../istio/routes/destination-workloads.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import { type Destination, readVirtualService, rulesOf, sharesOf } from '../model/virtual-services.ts'
import { injectedAbort } from '../trace/injected-abort.ts'
import type { Trace } from '../trace/trace.ts'
import { samePath } from '../yaml/path.ts'
import type { DrawnPlaces, Station } from './drawn-places.ts'
import type { MixEntry } from './traffic-mix.ts'

/** The way of one request over the drawing: what all of it passes, then the ends it is split over. */
export interface Way {
  readonly trunk: readonly Step[]
  /** Their shares add up to 1. */
  readonly branches: readonly Branch[]
  /** Mirrors: copies, each with its share of the whole; they take nothing from the branches. */
  readonly copies: readonly Branch[]
  /** The domain the request was found under, and the rule that took it. */
  readonly host?: string
  readonly rule?: Place
}

/** A station and the edge of the drawing that leads to it; none where the drawing shows no such edge. */
export interface Step extends Station {
  readonly edge?: GraphEdge
  /** Set for a port that is not in the drawing. */
  readonly closedPort?: number
}

export interface Branch {
  readonly share: number
  readonly edge?: GraphEdge
  readonly end: End
}

/** Where traffic ends: a node of the drawing, or one that has to be added to it. */
export interface End {
  readonly id: NodeId
  readonly kind: 'destination' | 'redirect' | 'directResponse' | 'stopped'
  readonly title: string
  readonly detail: string
  /** The Deployments and Pods of a destination, where the files show any. */
  readonly workloads?: readonly string[]
  /** Set for one that is not in the drawing: the column it belongs to. */
  readonly column?: Column
}

/** Weights as a slider shows them, before they are written into the rule they are of. */
export interface ProvisionalWeights {
  readonly rule: Place
  /** One a destination, in the order of the rule. */
  readonly weights: readonly number[]
}

/** How a traced request of a mix goes over a drawing. Never throws, whatever the drawing lacks. */
export function wayOf(
  places: DrawnPlaces,
  model: Model,
  { known, request }: MixEntry,
  trace: Trace,
  provisional?: ProvisionalWeights,
): Way {
  const stopped = (trunk: readonly Step[], host?: string): Way => {
    // A route is only a stop where no destination has any weight, with the weights that are provisional as well.
    const { title, seen } = answerOf({
      model,
      workload: known.workload,
      request,
      trace: { ...trace, clusters: [] },
    })
    const column = after(places, trunk.at(-1))
    const end: End = {
      id: `stop/${column}/${trace.outcome}`,
      kind: 'stopped',
      title,
      detail: seen,
      column,
    }
    return { trunk, branches: [{ share: 1, end }], copies: [], ...(host !== undefined && { host }) }
  }
  const rule = ruleOf(trace)
  const server = trace.mesh ? meshEntryOf(places) : serverOf(places, model, known.workload, trace)
  if (!server) return stopped([entryOf(places, model, known, request.port)])
  const listen = places.into(server)[0]
  const trunk: Step[] = trace.mesh
    ? [server]
    : [...(listen ? [{ node: listen.source }] : []), withEdge(server, listen)]
  const domain = trace.mesh?.target?.host.toLowerCase() ?? trace.domain
  if (trace.outcome === 'redirect' && !rule) {
    const edge = places.from(server).find(it => it.type === 'redirect')
    return ended(
      trunk,
      [{ share: 1, ...(edge && { edge }), end: terminal(places, edge, trace, 'host') }],
      domain,
    )
  }
  const host = hostOf(places, server, rule?.virtualService, domain)
  if (host) trunk.push(withEdge({ node: host.target }, host))
  if (!rule) {
    const end = trace.outcome === 'route' ? undefined : stopped(trunk, domain)
    return end ?? ended(trunk, clusterBranches(places, trace), domain)
  }
  trunk.push(...ruleSteps(places, host, rule))
  if (trace.outcome !== 'route') {
    const type = trace.redirect ? 'redirect' : 'directResponse'
    const edge = places.from(trunk.at(-1)!).find(it => it.type === type)
    const branch = { share: 1, ...(edge && { edge }), end: terminal(places, edge, trace, 'destination') }
    return ended(trunk, [branch], domain, rule.place)
  }
  const branches = splitOver(places, model, rule, provisional)
  if (branches.length === 0) return { ...stopped(trunk, domain), rule: rule.place }
  const copies = copiesOf(places, model, rule)
  const abort = injectedAbort(trace.route?.rule.value)
  if (!abort) return { ...ended(trunk, branches, domain, rule.place), copies }
  // What is aborted comes to no destination, and to no mirror either.
  const passed = (it: Branch) => ({ ...it, share: it.share * (1 - abort.share) })
  const column = after(places, trunk.at(-1))
  const end: End = {
    id: `stop/${column}/abort/${abort.status}`,
    kind: 'stopped',
    title: `${abort.status} injected`,
    detail: 'fault of the rule',
    column,
  }
  const kept = abort.share < 1 ? branches.map(passed) : []
  const all = [...kept, { share: abort.share, end }]
  return { ...ended(trunk, all, domain, rule.place), copies: abort.share < 1 ? copies.map(passed) : [] }
}

function ended(trunk: readonly Step[], branches: readonly Branch[], host?: string, rule?: Place): Way {
  return { trunk, branches, copies: [], ...(host !== undefined && { host }), ...(rule && { rule }) }
}

/** The rule that takes a request: of HTTP, or of the bytes of a connection. */
interface TakenRule {
  readonly place: Place
  readonly root: Place | undefined
  /** The VirtualService with the hosts. */
  readonly virtualService: string
  readonly destinations: readonly Destination[]
  readonly mirrors: readonly (Destination & { readonly percentage: number })[]
}

function ruleOf({ route, filterChain, mesh }: Trace): TakenRule | undefined {
  if (route) {
    const { place, root, destinations, mirrors } = route.rule
    return { place, root, virtualService: route.virtualService.id, destinations, mirrors }
  }
  const action = filterChain?.action.type === 'tcp' ? filterChain.action : mesh?.chain
  if (!action?.place || !action.virtualService) return undefined
  const { place, virtualService } = action
  const rule = rulesOf(readVirtualService(virtualService)).find(it => samePath(it.path, place.path))
  const destinations = rule?.destinations ?? []
  return { place, root: undefined, virtualService: virtualService.id, destinations, mirrors: [] }
}

/** Where calls between services come from, if the drawing has any. */
function meshEntryOf({ nodes }: DrawnPlaces): Station | undefined {
  return nodes.has(meshEntry) ? { node: meshEntry } : undefined
}

/** The row of the server that takes the request. Plain servers of one port share a filter chain: the one whose host it is counts. */
function serverOf(
  places: DrawnPlaces,
  model: Model,
  workload: MixEntry['known']['workload'],
  trace: Trace,
): Station | undefined {
  const own = trace.filterChain?.server
  if (!own) return undefined
  const sharing = buildGateway(model, workload).placed.filter(
    it => it !== own && it.routeName !== undefined && it.routeName === own.routeName,
  )
  const stations = [own, ...sharing].flatMap(
    it => places.stationAt({ resource: it.gateway.id, path: it.server.path }) ?? [],
  )
  const rule = ruleOf(trace)
  const fits = (station: Station) => {
    if (trace.outcome === 'redirect' && !rule) return places.from(station).some(it => it.type === 'redirect')
    if (!rule && trace.domain === undefined) return true
    const host = hostOf(places, station, rule?.virtualService, trace.domain)
    return host !== undefined && (trace.domain === undefined || isHost(places, host, trace.domain))
  }
  return stations.find(fits) ?? stations[0]
}

/** The edge to the host of a domain, among those that lead on to the VirtualService; the first of these where none has the name. */
function hostOf(
  places: DrawnPlaces,
  server: Station,
  virtualService: string | undefined,
  domain: string | undefined,
): GraphEdge | undefined {
  const serving = places.from(server).filter(it => it.type === 'serve')
  const leading =
    virtualService === undefined
      ? serving
      : serving.filter(it => places.from({ node: it.target }).some(on => on.target === virtualService))
  const named = leading.find(it => domain !== undefined && isHost(places, it, domain))
  return named ?? (virtualService === undefined ? undefined : leading[0])
}

function isHost(places: DrawnPlaces, edge: GraphEdge, domain: string): boolean {
  const node = places.nodes.get(edge.target)
  return node?.type === 'host' && node.host.toLowerCase() === domain
}

/** The rule's row; for a delegate's rule the row that delegates, then the delegate's own. */
function ruleSteps(places: DrawnPlaces, host: GraphEdge | undefined, rule: TakenRule): Step[] {
  const bind = host && places.from({ node: host.target }).find(it => it.target === rule.virtualService)
  const row = places.stationAt(rule.place)
  const root = rule.root && places.stationAt(rule.root)
  if (!root) return row ? [withEdge(row, bind)] : []
  const delegate = places.from(root).find(it => it.type === 'delegate')
  return [withEdge(root, bind), ...(row ? [withEdge(row, delegate)] : [])]
}

function splitOver(
  places: DrawnPlaces,
  model: Model,
  { place, destinations }: TakenRule,
  provisional: ProvisionalWeights | undefined,
): Branch[] {
  const moved =
    provisional?.rule.resource === place.resource && samePath(provisional.rule.path, place.path)
      ? provisional.weights
      : undefined
  const weighed = destinations.map((it, i) => ({ ...it, weight: moved?.[i] ?? it.weight }))
  const shares = sharesOf(weighed)
  return destinations.flatMap((it, i) => {
    const share = shares[i] ?? 0
    return share > 0 ? [toDestination(places, model, place, it, share, 'route', it.path.slice(0, -1))] : []
  })
}

function copiesOf(places: DrawnPlaces, model: Model, { place, mirrors }: TakenRule): Branch[] {
  return mirrors
    .filter(it => it.percentage > 0)
    .map(it => toDestination(places, model, place, it, Math.min(1, it.percentage / 100), 'mirror', it.path))
}

function toDestination(
  places: DrawnPlaces,
  model: Model,
  { resource }: Place,
  destination: Destination,
  share: number,
  type: 'route' | 'mirror',
  path: Place['path'],
): Branch {
  const edge = places.edgeAt(type, { resource, path })
  const node = edge && places.nodes.get(edge.target)
  const { host, subset, port } = destination
  if (edge && node?.type === 'destination') {
    const workloads = destinationWorkloads(model, node.host, node.subset ?? '')
    return {
      share,
      edge,
      end: {
        id: node.id,
        kind: 'destination',
        title: [node.title, node.subset].filter(Boolean).join(' '),
        detail: [shortHost(node.host), node.port].filter(Boolean).join(':'),
        ...(workloads.length > 0 && { workloads }),
      },
    }
  }
  const detail = [host, port].filter(Boolean).join(':')
  const title = [host, subset].filter(Boolean).join(' ')
  return {
    share,
    end: { id: `end/${detail}/${subset}`, kind: 'destination', title, detail, column: 'destination' },
  }
}

/** A service of the cluster without the words that all of them end with. */
function shortHost(host: string): string {
  const service = serviceOfHost(host)
  return service ? `${service.name}.${service.namespace}` : host
}

/** Where bytes go that no rule is about: an AUTO_PASSTHROUGH server leads to the cluster that the SNI names. */
function clusterBranches(places: DrawnPlaces, { clusters }: Trace): Branch[] {
  return clusters.map(({ host, port, subset }) => {
    const id = `destination/${host}/${subset}/${port}`
    const column = places.nodes.has(id) ? undefined : 'destination'
    const title = [host, subset].filter(Boolean).join(' ')
    const end: End = { id, kind: 'destination', title, detail: `${host}:${port}`, ...(column && { column }) }
    return { share: 1 / clusters.length, end }
  })
}

function terminal(
  places: DrawnPlaces,
  edge: GraphEdge | undefined,
  { redirect, directResponse }: Trace,
  column: Column,
): End {
  const kind = redirect ? 'redirect' : 'directResponse'
  const node = edge && places.nodes.get(edge.target)
  if (node) return { id: node.id, kind, title: node.title, detail: node.subtitle ?? '' }
  const title = redirect ? `${redirect.code} redirect` : `${directResponse?.status ?? 0} direct`
  return { id: `end/${kind}/${column}`, kind, title, detail: '', column }
}

/** The port a request comes to that no server takes: drawn where any server has the number, else to be added. */
function entryOf(places: DrawnPlaces, model: Model, known: MixEntry['known'], port: number): Step {
  const near = buildGateway(model, known.workload).placed.find(it => it.port === port)
  const row = near && places.stationAt({ resource: near.gateway.id, path: near.server.path })
  const listen = row && places.into(row)[0]
  return listen ? { node: listen.source } : { node: `entry/${known.id}/closed/${port}`, closedPort: port }
}

function after(places: DrawnPlaces, last: Step | undefined): Column {
  return next[(last && places.nodes.get(last.node)?.column) ?? 'entry']
}

const next: Readonly<Record<Column, Column>> = {
  entry: 'gateway',
  gateway: 'host',
  host: 'virtualService',
  virtualService: 'destination',
  destination: 'destination',
}

function withEdge(station: Station, edge: GraphEdge | undefined): Step {
  return edge ? { ...station, edge } : station
}
