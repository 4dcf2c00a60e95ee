import type { Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import { findVirtualHost, type RouteConfig, type VirtualHost } from '../istio/routes/virtual-hosts.ts'
import { type JsonMap, mapAt } from '../model/read-value.ts'
import { isKnownMethod, type Request } from '../request/request.ts'
import { connectionTo } from './connections.ts'
import { type FoundRequest, findRequest, type Search } from './find-request.ts'
import { concreteHost } from './host-choices.ts'

/** Where a route stands: what leads to it, and what is tried before it. */
export interface RoutePlace {
  readonly listener: Listener
  readonly chain: FilterChain
  readonly config: RouteConfig
  readonly host: VirtualHost
  readonly route: HttpRoute
}

export type RouteReach =
  | { readonly found: true; readonly request: Request }
  | Extract<Search, { found: false }>
  /** Certain: no connection gets to the filter chain. */
  | { readonly found: false; readonly why: 'chain' }

/** The smallest request that meets a route of a virtual host and none before it, or what leaves none over. */
export function reachRoute({ listener, chain, config, host, route }: RoutePlace): RouteReach {
  const search = searchRoute({ config, host, route }, chain.terminatesTls ? 'https' : 'http')
  if (!search.found) return search
  const connection = connectionTo(listener, chain, search.request.authority || concreteHost(host.domain))
  if (!connection) return { found: false, why: 'chain' }
  return { found: true, request: { ...connection, ...writeRequest(search.request, route.match) } }
}

/** What meets a route under the domain of a virtual host and none before it, however the connection comes there. */
export function searchRoute(
  { config, host, route }: Pick<RoutePlace, 'config' | 'host' | 'route'>,
  scheme: 'http' | 'https',
): Search {
  const earlier = host.routes.slice(0, host.routes.indexOf(route))
  const { domain } = host
  const isNarrower = (it: string) =>
    it !== domain && it.length > domain.length - 1 && it.endsWith(tailOf(domain))
  return findRequest(
    {
      scheme,
      domain,
      others: domain.startsWith('*') ? [...config.virtualHosts.keys()].filter(isNarrower) : [],
      answersFor: it => findVirtualHost(config, it) === host,
    },
    [route.match],
    earlier.map(it => it.match),
  )
}

function tailOf(domain: string): string {
  return domain.startsWith('*') ? domain.slice(1) : domain
}

/** The parts of a found request as a client writes them; names of headers as a match writes them. */
export function writeRequest(
  { method, authority, path, query, headers }: FoundRequest,
  match: JsonMap | undefined,
): Pick<Request, 'protocol' | 'method' | 'host' | 'path' | 'headers'> {
  const pairs = query.map(({ name, value }) => (value === '' ? name : `${name}=${value}`))
  const written = match ? Object.keys(mapAt(match, 'headers')) : []
  const lines = headers.map(({ name, values }) => [
    written.find(it => it.toLowerCase() === name) ?? name,
    values.length === 1 ? values[0]! : values,
  ])
  return {
    // HTTP/1 knows a fixed set of methods.
    protocol: isKnownMethod(method) ? 'http' : 'http2',
    method,
    host: authority,
    path: rawPath(path) + (pairs.length > 0 ? `?${pairs.join('&')}` : ''),
    ...(lines.length > 0 && { headers: Object.fromEntries(lines) }),
  }
}

/** A path that is seen as the given one: dots before a semicolon are only left alone where they are escaped. */
function rawPath(path: string): string {
  return path.replace(/\/(\.\.?)(?=;)/g, (_, dots: string) => `/${dots.replaceAll('.', '%2e')}`)
}
