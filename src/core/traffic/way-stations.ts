import type { GraphEdge } from '../graph/graph.ts'
import { meshEntry } from '../graph/host-nodes.ts'
import { buildGateway } from '../istio/gateway/build-gateway.ts'
import type { Model } from '../model/model.ts'
import type { Trace } from '../trace/trace.ts'
import type { DrawingIndex, Station } from './drawing-index.ts'
import { ruleOf, type TakenRule } from './taken-rule.ts'
import type { MixEntry } from './traffic-mix.ts'
import type { Step } from './way.ts'

/** Where calls between services come from, if the drawing has any. */
export function meshEntryOf({ nodes }: DrawingIndex): Station | undefined {
  return nodes.has(meshEntry) ? { node: meshEntry } : undefined
}

/** The row of the server that takes the request. Plain servers of one port share a filter chain: the one whose host it is counts. */
export function serverOf(
  drawing: DrawingIndex,
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
    it => drawing.stationAt({ resource: it.gateway.id, path: it.server.path }) ?? [],
  )
  const rule = ruleOf(trace)
  const fits = (station: Station) => {
    if (trace.outcome === 'redirect' && !rule) return drawing.from(station).some(it => it.type === 'redirect')
    if (!rule && trace.domain === undefined) return true
    const host = hostOf(drawing, station, rule?.virtualService, trace.domain)
    return host !== undefined && (trace.domain === undefined || isHost(drawing, host, trace.domain))
  }
  return stations.find(fits) ?? stations[0]
}

/** The edge to the host of a domain, among those that lead on to the VirtualService; the first of these where none has the name. */
export function hostOf(
  drawing: DrawingIndex,
  server: Station,
  virtualService: string | undefined,
  domain: string | undefined,
): GraphEdge | undefined {
  const serving = drawing.from(server).filter(it => it.type === 'serve')
  const leading =
    virtualService === undefined
      ? serving
      : serving.filter(it => drawing.from({ node: it.target }).some(on => on.target === virtualService))
  const named = leading.find(it => domain !== undefined && isHost(drawing, it, domain))
  return named ?? (virtualService === undefined ? undefined : leading[0])
}

function isHost(drawing: DrawingIndex, edge: GraphEdge, domain: string): boolean {
  const node = drawing.nodes.get(edge.target)
  return node?.type === 'host' && node.host.toLowerCase() === domain
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
  const row = near && drawing.stationAt({ resource: near.gateway.id, path: near.server.path })
  const listen = row && drawing.into(row)[0]
  if (listen) return { node: listen.source }
  return row ?? { node: `entry/${known.id}/closed/${port}`, closedPort: port }
}

/** A step to a station, over an edge where the drawing has one. */
export function withEdge(station: Station, edge: GraphEdge | undefined): Step {
  return edge ? { ...station, edge } : station
}
