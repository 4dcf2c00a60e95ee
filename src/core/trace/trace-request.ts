import { buildGateway } from '../istio/gateway/build-gateway.ts'
import type { FilterChain } from '../istio/gateway/filter-chains.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import type { Model } from '../model/model.ts'
import type { Request } from '../request/request.ts'
import { selectChain, selectListener } from './select-chain.ts'
import type { Trace } from './trace.ts'
import { traceHttp } from './trace-http.ts'

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
