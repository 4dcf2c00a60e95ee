import { type GraphEdge, meshEntry } from '../graph/graph.ts'
import { buildGateway } from '../istio/gateway/build-gateway.ts'
import { isHostWithin } from '../model/hosts.ts'
import type { Model } from '../model/model.ts'
import { writtenPlace } from '../model/resource.ts'
import { type Request, sniOf, withoutPort } from '../request/request.ts'
import type { Trace } from '../trace/trace.ts'
import type { DrawingIndex, Station } from './drawing-index.ts'
import { ruleOf, type TakenRule } from './taken-rule.ts'
import type { MixEntry } from './traffic-mix.ts'
import type { Step } from './way.ts'

/** Where calls between services come from, if the drawing has any. */
export function meshEntryOf({ nodes }: DrawingIndex): Station | undefined {
  return nodes.has(meshEntry) ? { node: meshEntry } : undefined
}

/**
 * The row of the server that takes the request. Plain servers of one port share a filter chain: the one whose host it is counts.
 * `asked` is the host as `askedHost` gives it.
 */
export function serverOf(
  drawing: DrawingIndex,
  model: Model,
  workload: MixEntry['known']['workload'],
  trace: Trace,
  asked: string | undefined,
): Station | undefined {
  const own = trace.filterChain?.server
  if (!own) return undefined
  const sharing = buildGateway(model, workload).placed.filter(
    it => it !== own && it.routeName !== undefined && it.routeName === own.routeName,
  )
  const stations = [own, ...sharing].flatMap(
    it => drawing.stationAt(writtenPlace(it.gateway, it.server.path)) ?? [],
  )
  const rule = ruleOf(trace)
  const fits = (station: Station) => {
    if (trace.outcome === 'redirect' && !rule) return drawing.from(station).some(it => it.type === 'redirect')
    if (!rule && trace.domain === undefined) return true
    const host = hostOf(drawing, station, rule?.virtualService, asked)
    return host !== undefined && (trace.domain === undefined || nameOf(drawing, host) === asked)
  }
  return stations.find(fits) ?? stations[0]
}

/**
 * The host that led a request to its rule, in lower case: the domain that the Host was found under; the server name of a
 * connection whose bytes are handed on, or whom it means to call; in the mesh the host of the service or rule.
 */
export function askedHost(trace: Trace, request: Request): string | undefined {
  const { mesh, virtualHost, domain } = trace
  // In the mesh the domain may be a short form; the virtual host is named after the whole host, and the port.
  const named = virtualHost?.name.match(/^(.*):\d+$/)?.[1]
  if (mesh) return (named ?? mesh.chain.service?.host ?? mesh.target?.host)?.toLowerCase()
  if (domain !== undefined) return domain
  return sniOf(request) || withoutPort(request.host ?? '').toLowerCase() || undefined
}

/** The edge to the host that a request asks for, the narrowest of those that cover it, among those that lead on to the VirtualService; the first of these where none does. */
export function hostOf(
  drawing: DrawingIndex,
  server: Station,
  virtualService: string | undefined,
  asked: string | undefined,
): GraphEdge | undefined {
  const serving = drawing.from(server).filter(it => it.type === 'serve')
  const leading =
    virtualService === undefined
      ? serving
      : serving.filter(it => drawing.from({ node: it.target }).some(on => on.target === virtualService))
  const covering =
    asked === undefined ? [] : leading.filter(it => isHostWithin(asked, nameOf(drawing, it) ?? ''))
  const narrowest = covering.toSorted((a, b) => breadth(drawing, a) - breadth(drawing, b))[0]
  return narrowest ?? (virtualService === undefined ? undefined : leading[0])
}

/** Smaller for a narrower host: a name before any wildcard, a longer wildcard before a shorter. */
function breadth(drawing: DrawingIndex, edge: GraphEdge): number {
  const name = nameOf(drawing, edge) ?? ''
  return name.startsWith('*') ? -name.length : -Number.MAX_SAFE_INTEGER
}

function nameOf(drawing: DrawingIndex, edge: GraphEdge): string | undefined {
  const node = drawing.nodes.get(edge.target)
  return node?.type === 'host' ? node.host.toLowerCase() : undefined
}

/** The rule's row; for a delegate's rule the row that delegates, then the delegate's own. */
export function ruleSteps(drawing: DrawingIndex, host: GraphEdge | undefined, rule: TakenRule): Step[] {
  const bind = host && drawing.from({ node: host.target }).find(it => it.target === rule.virtualService)
  const row = drawing.stationAt(rule.place)
  const root = rule.root && drawing.stationAt(rule.root)
  if (!root) return row ? [withEdge(row, bind)] : []
  const delegate = drawing.from(root).find(it => it.type === 'delegate')
  return [withEdge(root, bind), ...(row ? [withEdge(row, delegate)] : [])]
}

/** The port a request comes to that no server takes: where any server has the number its own, else one to be added. */
export function entryOf(drawing: DrawingIndex, model: Model, known: MixEntry['known'], port: number): Step {
  const near = buildGateway(model, known.workload).placed.find(it => it.port === port)
  const row = near && drawing.stationAt(writtenPlace(near.gateway, near.server.path))
  const listen = row && drawing.into(row)[0]
  if (listen) return { node: listen.source }
  return row ?? { node: `entry/${known.id}/closed/${port}`, closedPort: port }
}

/** A step to a station, over an edge where the drawing has one. */
export function withEdge(station: Station, edge: GraphEdge | undefined): Step {
  return edge ? { ...station, edge } : station
}
