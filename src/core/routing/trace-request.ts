import type { Model } from '../model/model.ts'
import { field, integerAt, isMap, type JsonMap, mapAt, mapsAt, textAt } from '../model/read-value.ts'
import { buildGateway, type Listener } from './build-gateway.ts'
import { type Cluster, clustersOf, type MirrorCluster, mirrorsOf } from './clusters.ts'
import type { FilterChain } from './filter-chains.ts'
import type { HttpRoute } from './http-routes.ts'
import { firstMismatch, type HttpRequest, type Mismatch } from './match-route.ts'
import { httpsRedirect, type Redirect, routeRedirect } from './redirect.ts'
import { isKnownMethod, normalizeTarget, type Request } from './request.ts'
import { selectChain, selectListener } from './select-chain.ts'
import { findVirtualHost, type RouteConfig, type VirtualHost } from './virtual-hosts.ts'
import type { GatewayWorkload } from './workload.ts'

/** How far a request came, what was found on the way, and what was tried and passed over. */
export interface Trace {
  readonly outcome: Outcome
  readonly listener?: Listener
  readonly filterChain?: FilterChain
  readonly routeConfig?: RouteConfig
  readonly virtualHost?: VirtualHost
  /** The domain that the Host was found under. */
  readonly domain?: string
  readonly route?: HttpRoute
  /** The routes before it, each with the condition that failed. */
  readonly passedOver: readonly { readonly route: HttpRoute; readonly mismatch: Mismatch }[]
  readonly clusters: readonly Cluster[]
  readonly mirrors: readonly MirrorCluster[]
  readonly redirect?: Redirect
  readonly rewrite?: Rewrite
  readonly directResponse?: { readonly status: number; readonly body: string }
}

export type Outcome =
  | 'route'
  | 'redirect'
  | 'direct_response'
  | 'not_found'
  | 'no_virtual_host'
  | 'no_listener'
  | 'no_filter_chain'
  | 'tls_error'
  | 'protocol_error'
  | 'listener_rejected'
  | 'invalid_request'

/** What a rule does to path and host on the way. */
export interface Rewrite {
  readonly prefix?: string
  readonly authority?: string
  readonly regex?: string
  readonly substitution?: string
}

const nothing = { passedOver: [], clusters: [], mirrors: [] } as const

/** Where a request to a gateway workload goes, or the stage that stopped it. */
export function traceRequest(model: Model, workload: GatewayWorkload, request: Request): Trace {
  const config = buildGateway(model, workload)
  const listener = selectListener(config, request)
  if (!listener) return { ...nothing, outcome: 'no_listener' }
  if (listener.rejected) return { ...nothing, outcome: 'listener_rejected', listener }
  const filterChain = selectChain(listener, request)
  if (!filterChain) return { ...nothing, outcome: 'no_filter_chain', listener }
  const reached = { ...nothing, listener, filterChain }
  const refused = connectionFault(filterChain, request)
  if (refused) return { ...reached, outcome: refused }
  if (filterChain.action.type === 'tcp')
    return { ...reached, outcome: 'route', clusters: filterChain.action.clusters }
  return traceHttp(model, workload, reached, config.routeConfig(filterChain.action.routeName), request)
}

/** What stops a connection between the filter chain and the first request. */
function connectionFault(chain: FilterChain, request: Request): 'tls_error' | 'protocol_error' | undefined {
  const isTls = request.tls !== 'none'
  if (chain.terminatesTls) {
    if (!isTls) return 'tls_error'
    if (chain.requireClientCert && request.tls !== 'mTLS') return 'tls_error'
  }
  if (chain.action.type === 'tcp') return undefined
  if (isTls && !chain.terminatesTls) return 'protocol_error'
  return request.protocol === 'tcp' ? 'protocol_error' : undefined
}

function traceHttp(
  model: Model,
  workload: GatewayWorkload,
  reached: typeof nothing & { listener: Listener; filterChain: FilterChain },
  routeConfig: RouteConfig,
  request: Request,
): Trace {
  const http = readHttp(request)
  if (!http) return { ...reached, routeConfig, outcome: 'invalid_request' }
  if (routeConfig.blackhole) return { ...reached, routeConfig, domain: '*', outcome: 'not_found' }
  const virtualHost = findVirtualHost(routeConfig, http.authority)
  if (!virtualHost) return { ...reached, routeConfig, outcome: 'no_virtual_host' }
  const { domain } = virtualHost
  const found = { ...reached, routeConfig, virtualHost, domain }
  if (virtualHost.httpsRedirect && http.scheme === 'http') {
    const redirect = httpsRedirect(http, http.target.path + http.target.query)
    return { ...found, outcome: 'redirect', redirect }
  }
  const passedOver: { route: HttpRoute; mismatch: Mismatch }[] = []
  for (const route of virtualHost.routes) {
    const mismatch = firstMismatch(route, http)
    if (!mismatch) return act(model, workload, { ...found, passedOver, route }, http)
    passedOver.push({ route, mismatch })
  }
  return { ...found, passedOver, outcome: 'not_found' }
}

function act(
  model: Model,
  workload: GatewayWorkload,
  found: Omit<Trace, 'outcome'> & { route: HttpRoute },
  request: HttpRequest,
): Trace {
  const { rule, serverPort } = found.route
  if (rule.redirect) return { ...found, outcome: 'redirect', redirect: routeRedirect(found.route, request) }
  if (rule.directResponse) {
    const body = mapAt(rule.directResponse, 'body')
    const directResponse = {
      status: integerAt(rule.directResponse, 'status') ?? 0,
      body: textAt(body, 'string') ?? '',
    }
    return { ...found, outcome: 'direct_response', directResponse }
  }
  const context = { model, namespace: workload.namespace, serverPort }
  const rewrite = rewriteOf(found.route)
  return {
    ...found,
    outcome: 'route',
    clusters: clustersOf(context, rule.destinations),
    mirrors: mirrorsOf(context, rule),
    ...(rewrite && { rewrite }),
  }
}

/** What a rule rewrites. A Host set by a header operation counts as one, the rule's before a single destination's. */
function rewriteOf({ rule }: HttpRoute): Rewrite | undefined {
  const written = rule.rewrite ?? {}
  const prefix = textAt(written, 'uri') || undefined
  const routes = mapsAt(rule.value, 'route')
  const only = routes.length === 1 ? routes[0] : undefined
  const authority =
    textAt(written, 'authority') || hostSetBy(rule.value) || (only && hostSetBy(only)) || undefined
  const pattern = field(written, 'uriRegexRewrite')
  const regex = isMap(pattern) ? textAt(pattern, 'match') : undefined
  const substitution = isMap(pattern) ? textAt(pattern, 'rewrite') : undefined
  if (!prefix && !authority && !regex) return undefined
  return {
    ...(prefix && { prefix }),
    ...(authority && { authority }),
    ...(regex && { regex, substitution: substitution ?? '' }),
  }
}

/** The Host that header operations of a rule or destination give a request. */
function hostSetBy(value: JsonMap): string | undefined {
  const request = mapAt(mapAt(value, 'headers'), 'request')
  const entries = [...Object.entries(mapAt(request, 'set')), ...Object.entries(mapAt(request, 'add'))]
  const found = entries.find(([name]) => ['host', ':authority'].includes(name.toLowerCase()))?.[1]
  return typeof found === 'string' && found !== '' ? found : undefined
}

function readHttp(request: Request): HttpRequest | undefined {
  const method = request.method ?? 'GET'
  if (request.protocol === 'http' && !isKnownMethod(method)) return undefined
  const target = normalizeTarget(request.path ?? '/')
  if (!target) return undefined
  const headers = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(request.headers ?? {}))
    headers.set(name.toLowerCase(), typeof value === 'string' ? [value] : value)
  return {
    target,
    method,
    authority: request.host ?? '',
    scheme: request.tls === 'none' ? 'http' : 'https',
    headers,
  }
}
