import { type ClusterContext, clustersOf, mirrorsOf } from '../istio/routes/clusters.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import { findVirtualHost, type RouteConfig } from '../istio/routes/virtual-hosts.ts'
import { field, integerAt, mapAt, mapsAt, textAt } from '../model/read-value.ts'
import { isKnownMethod, normalizeTarget, type Request } from '../request/request.ts'
import { isMap } from '../yaml/is-map.ts'
import { hostSetBy } from './header-operations.ts'
import { firstMismatch, type HttpRequest, type Mismatch } from './match-route.ts'
import { httpsRedirect, routeRedirect } from './redirect.ts'
import type { Rewrite, Trace } from './trace.ts'

/** What a trace has found before its HTTP is looked at. */
export type Reached = Omit<Trace, 'outcome' | 'routeConfig' | 'virtualHost' | 'domain' | 'route'>

/** What the virtual hosts of a route configuration do with a request that has come to them. */
export function traceHttp(
  context: Omit<ClusterContext, 'serverPort'>,
  reached: Reached,
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
    if (!mismatch) return act(context, { ...found, passedOver, route }, http)
    passedOver.push({ route, mismatch })
  }
  const { otherwise } = virtualHost
  if (otherwise?.type === 'cluster') return { ...found, outcome: 'route', clusters: [otherwise.cluster] }
  if (otherwise?.type === 'refuse')
    return { ...found, outcome: 'direct_response', directResponse: { status: otherwise.status, body: '' } }
  return { ...found, passedOver, outcome: 'not_found' }
}

function act(
  base: Omit<ClusterContext, 'serverPort'>,
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
  const context = { ...base, serverPort }
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
