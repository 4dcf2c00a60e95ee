import { buildGateway, type Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import type { GatewayWorkload } from '../istio/gateway/workload.ts'
import type { Cluster, MirrorCluster } from '../istio/routes/clusters.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { RouteConfig, VirtualHost } from '../istio/routes/virtual-hosts.ts'
import type { Model } from '../model/model.ts'
import type { Request } from '../request/request.ts'
import type { MeshPath } from './connect.ts'
import type { Mismatch } from './match-route.ts'
import type { Redirect } from './redirect.ts'
import { selectChain, selectListener } from './select-chain.ts'
import { traceHttp } from './trace-http.ts'

/** How far a request came, what was found on the way, and what was tried and passed over. */
export interface Trace {
  readonly outcome: Outcome
  readonly listener?: Listener
  readonly filterChain?: FilterChain
  /** In place of listener and filter chain: what a request from a workload of the mesh passed in its own sidecar. */
  readonly mesh?: MeshPath
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
  const context = { model, namespace: workload.namespace }
  return traceHttp(context, reached, config.routeConfig(filterChain.action.routeName), request)
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
