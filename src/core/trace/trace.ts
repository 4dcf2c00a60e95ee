import type { Listener } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import type { Cluster, MirrorCluster } from '../istio/routes/clusters.ts'
import type { HttpRoute } from '../istio/routes/http-routes.ts'
import type { RouteConfig, VirtualHost } from '../istio/routes/virtual-hosts.ts'
import type { MeshPath } from './connect.ts'
import type { Mismatch } from './match-route.ts'
import type { Redirect } from './redirect.ts'

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
