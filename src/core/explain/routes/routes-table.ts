import { buildGateway, type GatewayConfig } from '../../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../../istio/gateway/filter-chains.ts'
import type { DroppedServer } from '../../istio/gateway/merge-servers.ts'
import { type Cluster, type ClusterContext, clustersOf } from '../../istio/routes/clusters.ts'
import type { HttpRoute } from '../../istio/routes/http-routes.ts'
import type { PlacedServer } from '../../istio/routes/placed-server.ts'
import type { GatewayWorkload } from '../../istio/routes/workload.ts'
import { routeKindOf } from '../../model/gateways.ts'
import type { Model } from '../../model/model.ts'
import { integerAt, textAt } from '../../model/read-value.ts'
import { type Place, writtenPlace } from '../../model/resource.ts'
import { clusterShares, clusterWords } from '../explain-action.ts'
import { chainNames, listWords, matchWords, ownerOf, serverWords } from '../explain-words.ts'

/** A line of what a gateway workload serves, or what a sidecar knows: a domain and a match on a port, and where it leads. */
export interface RouteRow {
  readonly port: number
  /** The route configuration's name, or what the connection is. */
  readonly config: string
  readonly domain: string
  readonly match: string
  readonly virtualService: string
  readonly destination: string
  readonly place: Place | undefined
  /** Whether nothing is served: the row says why. */
  readonly isOff?: true
}

/** Everything a gateway workload serves, port by port, in the order in which it is tried. At most `limit` rows. */
export function routesTable(model: Model, workload: GatewayWorkload, limit = 2000): readonly RouteRow[] {
  const config = buildGateway(model, workload)
  const context = { model, namespace: workload.namespace }
  const rows: RouteRow[] = []
  const seen = new Set<string>()
  for (const { port, chains, rejected } of config.listeners.toSorted((a, b) => a.port - b.port)) {
    if (rejected) {
      const [one, other] = [chains[rejected.first]?.server, chains[rejected.second]?.server]
      rows.push({
        ...emptyRow,
        port,
        config: 'refused by Envoy',
        domain: rejected.serverName || '*',
        match: one && other ? `taken by ${serverWords(one)} and by ${serverWords(other)}` : '',
        place: other && serverPlace(other),
        isOff: true,
      })
      continue
    }
    for (const chain of chains) {
      if (rows.length >= limit) return rows
      if (chain.action.type === 'tcp') rows.push(tcpRow(port, chain))
      else if (!seen.has(chain.action.routeName)) {
        seen.add(chain.action.routeName)
        const { virtualHosts } = config.routeConfig(chain.action.routeName)
        for (const { domain, routes, httpsRedirect } of virtualHosts.values()) {
          const base = { ...emptyRow, port, config: chain.action.routeName, domain }
          const place = writtenPlace(chain.server.gateway, chain.server.server.path)
          if (httpsRedirect && !chain.terminatesTls)
            rows.push({ ...base, match: 'everything', destination: '301 → https', place })
          else rows.push(...routes.map(it => ({ ...base, ...routeCells(context, it) })))
        }
      }
    }
  }
  return [...rows, ...silentRows(config), ...config.dropped.map(droppedRow)].slice(0, limit)
}

/** Servers that nothing is led to: without a rule that fits they do not listen. */
function silentRows({ placed, listeners }: GatewayConfig): RouteRow[] {
  const heard = new Set(listeners.flatMap(it => it.chains.map(chain => chain.server)))
  const names = new Set([...heard].map(it => it.routeName))
  return placed
    .filter(it => !heard.has(it) && (it.routeName === undefined || !names.has(it.routeName)))
    .map(it => ({
      ...emptyRow,
      port: it.port,
      config: 'does not listen',
      domain: listWords(it.hosts),
      match: `no ${routeKindOf(it.server) ?? 'service'} rule fits server ${serverWords(it)}`,
      place: serverPlace(it),
      isOff: true,
    }))
}

function droppedRow({ gateway, server, port, reason, holder }: DroppedServer): RouteRow {
  const by = holder ? `server ${serverWords(holder)}` : 'another server'
  const whys = {
    'tls-host-taken': `one of its hosts belongs to ${by}`,
    'port-conflict': `${by} holds the port`,
    'route-name-taken': `${by} has its port name`,
  } as const
  return {
    ...emptyRow,
    port,
    config: 'dropped by Istio',
    domain: listWords(server.hosts.map(it => it.text)),
    match: whys[reason],
    place: writtenPlace(gateway, server.path),
    isOff: true,
  }
}

function serverPlace({ gateway, server }: PlacedServer): Place {
  return writtenPlace(gateway, server.path)
}

export const emptyRow = { match: '', virtualService: '', destination: '', place: undefined } as const

function tcpRow(port: number, chain: FilterChain): RouteRow {
  const action = chain.action.type === 'tcp' ? chain.action : undefined
  return {
    port,
    config: chain.terminatesTls
      ? 'bytes, TLS ended'
      : chain.serverNames.length > 0
        ? 'TLS passed through'
        : 'bytes',
    domain: chain.serverNames.length > 0 ? chainNames(chain) : '*',
    match: 'everything',
    virtualService: action?.virtualService ? ownerOf(action.virtualService, action.place) : '',
    destination: destinationsWords(action?.clusters ?? []),
    place: action?.place,
  }
}

/** What the row of a route says of it. */
export function routeCells(context: Omit<ClusterContext, 'serverPort'>, route: HttpRoute) {
  return {
    match: matchWords(route.match),
    virtualService: ownerOf(route.virtualService, route.rule.place),
    destination: actionWords(context, route),
    place: route.matchPlace ?? route.rule.place,
  }
}

function actionWords(context: Omit<ClusterContext, 'serverPort'>, { rule, serverPort }: HttpRoute): string {
  if (rule.redirect) {
    const { redirect } = rule
    const target = ['scheme', 'authority', 'uri'].flatMap(it => textAt(redirect, it) ?? []).join(' ')
    return `${integerAt(redirect, 'redirectCode') ?? 301} → ${target || 'elsewhere'}`
  }
  if (rule.directResponse)
    return `${integerAt(rule.directResponse, 'status') ?? ''} from the ${context.sidecar ? 'sidecar' : 'gateway'}`
  return destinationsWords(clustersOf({ ...context, serverPort }, rule.destinations))
}

/** Clusters with their shares. */
export function destinationsWords(clusters: readonly Cluster[]): string {
  const shares = clusterShares(clusters)
  return clusters
    .map((it, i) =>
      clusters.length > 1
        ? `${clusterWords(it)} ${Math.round((shares[i] ?? 0) * 1000) / 10}%`
        : clusterWords(it),
    )
    .join(', ')
}
