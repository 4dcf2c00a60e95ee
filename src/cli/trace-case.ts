import { servedWorkloads } from '../core/istio/gateway/gateway-workloads.ts'
import { type BuiltGateway, builtGateways, nameOf } from '../core/istio/gateway-api/gateways.ts'
import { objectStatuses } from '../core/istio/gateway-api/status/statuses.ts'
import { isBuiltIn } from '../core/istio/routes/clusters.ts'
import { readMeshSource } from '../core/istio/sidecar/mesh-sources.ts'
import type { GatewayApiChannel } from '../core/kinds/gateway-api/channel.ts'
import type { LinkedModel, Model } from '../core/model/model.ts'
import { readModel } from '../core/model/read-model.ts'
import { mapAt, textAt } from '../core/model/read-value.ts'
import type { Request } from '../core/request/request.ts'
import { appliedModel } from '../core/rules/engine/refusals.ts'
import { type Handling, handlingOf } from '../core/trace/handling.ts'
import { missingStatus } from '../core/trace/missing-status.ts'
import { contextOf, type RequestSource, traceFrom } from '../core/trace/request-source.ts'
import type { Trace } from '../core/trace/trace.ts'
import { upstreamOf } from '../core/trace/upstream.ts'
import { settingsOf } from './common-options.ts'

/** A case of `trace --ndjson`: a configuration, a gateway workload, and requests to it. */
export interface TraceCase {
  readonly id: string
  readonly yaml: string
  readonly gatewayLabels: Readonly<Record<string, string>>
  readonly gatewayNamespace: string
  /** Whether nothing exists beyond the configuration. */
  readonly complete?: boolean
  /** The domain of the cluster; `cluster.local` where it does not say. */
  readonly domain?: string
  readonly rootNamespace?: string
  /** Of the Gateway API; the standard one where it does not say. */
  readonly channel?: GatewayApiChannel
  /** Whether Istio runs in ambient mode, where the files show it; without, recorded answers are those of an Istio that does not. */
  readonly ambient?: boolean
  /** Those with `from` are calls of a workload in the mesh instead: its namespace, then its labels. */
  readonly requests: readonly (Request & {
    readonly id: string
    readonly from?: string
    /** `namespace/name` of the Gateway of Kubernetes whose workload is asked. */
    readonly gateway?: string
    /** The namespace of a workload of the mesh with the label `app: client` that calls. */
    readonly client?: string
  })[]
}

/** Where each request of a case ends. */
export function traceCase(given: TraceCase) {
  const model = appliedModel(modelOfCase(given))
  const statuses = objectStatuses(model).map(({ resource: _, ...it }) => it)
  return {
    id: given.id,
    ...(statuses.length > 0 && { statuses }),
    results: resultsOf(model, given),
  }
}

/**
 * The answers to the requests of a case in a model of its configuration; `whole` is the model in which a Gateway that a request names
 * is looked up.
 */
export function resultsOf(model: Model, given: TraceCase, whole: Model = model) {
  return given.requests.map(it => {
    const source = sourceOf(whole, given, it)
    if (!source) return { id: it.id, outcome: 'no_listener' as const }
    const trace = traceFrom(model, source, it)
    const handling = handlingOf(contextOf(model, source), trace)
    return { id: it.id, ...answerOf(trace, it, handling), upstream: upstreamOf(trace, it) }
  })
}

/** Where a request comes from; undefined for one to a Gateway that no workload serves. */
function sourceOf(
  model: Model,
  { gatewayLabels, gatewayNamespace }: TraceCase,
  { from, client, gateway }: TraceCase['requests'][number],
): RequestSource | undefined {
  const called = client === undefined ? from : `${client} app=client`
  const mesh = called === undefined ? undefined : readMeshSource(called)
  if (mesh) return mesh
  if (gateway === undefined) {
    const labels = new Map(Object.entries(gatewayLabels ?? {}))
    return { type: 'gateway', workload: { namespace: gatewayNamespace ?? '', labels } }
  }
  const built = builtGateways(model).find(it => nameOf(it.resource) === gateway)
  return built && workloadOf(model, built)
}

/** The workload of a Gateway of Kubernetes; undefined where there is none. */
export function workloadOf(
  model: Model,
  { resource, services }: BuiltGateway,
): Extract<RequestSource, { readonly type: 'gateway' }> | undefined {
  const [served] = servedWorkloads(model, resource.namespace, services)
  return served && { type: 'gateway', workload: served.workload }
}

/** What is read of a case's configuration. */
export function modelOfCase({
  yaml,
  complete,
  domain,
  rootNamespace,
  channel,
  ambient,
}: Pick<TraceCase, 'yaml' | 'complete' | 'domain' | 'rootNamespace' | 'channel' | 'ambient'>): LinkedModel {
  const settings = settingsOf({ namespace: undefined, domain, rootNamespace }, complete === true)
  const gatewayApi = channel ?? settings.gatewayApi
  return readModel([{ name: 'case.yaml', text: yaml }], {
    ...settings,
    gatewayApi,
    certificatesShown: true,
    ...(ambient !== true && { withoutAmbient: true }),
  })
}

/** A trace in the words of the recorded answers; what was not reached is left out. */
function answerOf(trace: Trace, request: Request, { clusters, ...handling }: Handling) {
  const { listener, filterChain, routeConfig, virtualHost, route, mesh } = trace
  return {
    outcome: trace.outcome,
    listener: (listener ?? mesh?.listener)?.name,
    filterChain: filterChain && {
      index: listener?.chains.indexOf(filterChain),
      type: filterChain.action.type,
      ...(filterChain.serverNames.length > 0 && { serverNames: filterChain.serverNames }),
      ...(filterChain.alpn.length > 0 && { alpn: filterChain.alpn }),
      ...(filterChain.terminatesTls && { terminatesTls: true }),
      ...(filterChain.requireClientCert && { requireClientCert: true }),
    },
    routeConfig: routeConfig?.name,
    virtualHost: virtualHost?.name,
    domain: trace.domain,
    routeName: route ? route.name || undefined : ownRouteName(trace),
    virtualService: route && `${route.virtualService.namespace}/${route.virtualService.name}`,
    rule: placeOf(trace),
    clusters:
      trace.outcome === 'route'
        ? trace.clusters.map((it, i) => ({
            name: it.name,
            weight: it.weight,
            exists: it.exists || isBuiltIn(it),
            ...clusters[i],
          }))
        : undefined,
    missingStatus: missingStatusOf(trace),
    grpcStatus: grpcStatusOf(trace, request),
    mirror: trace.mirrors.length ? trace.mirrors : undefined,
    redirect: trace.redirect,
    rewrite: rewriteOf(trace),
    directResponse: trace.directResponse && answered(trace.directResponse),
    ...handling,
  }
}

/** What the caller gets where a destination is not there, but for 503, which is not told. */
function missingStatusOf({ route, clusters, outcome }: Trace): number | undefined {
  const isMissing = outcome === 'route' && clusters.some(it => !it.exists && !isBuiltIn(it))
  const status = missingStatus({ ...(route && { route }) })
  return isMissing && status !== 503 ? status : undefined
}

/** A prefix of whole segments that goes is taken out by a regex of Istio's making (core/route/route.go). */
function rewriteOf({ rewrite, route }: Trace): Trace['rewrite'] {
  const uri = mapAt(route?.match ?? {}, 'uri')
  const isRoute = route?.virtualService.origin !== undefined
  const below = textAt(uri, 'segmentPrefix') ?? (isRoute && textAt(uri, 'prefix') === '/' ? '' : undefined)
  if (rewrite?.prefix !== '/' || below === undefined) return rewrite
  const { prefix: _, ...rest } = rewrite
  const quoted = below.replace(/[.+*?()|[\]{}^$\\]/g, '\\$&')
  return { regex: `^${quoted}(/?)(.*)`, substitution: '/\\2', ...rest }
}

/** What stands for the HTTP status in an answer of Envoy's own to a gRPC client; undefined for others, and where it comes from elsewhere. */
function grpcStatusOf({ outcome, directResponse }: Trace, { headers = {} }: Request): number | undefined {
  const name = Object.keys(headers).find(it => it.toLowerCase() === 'content-type')
  const type = String((name !== undefined && headers[name]) || '')
  if (type !== 'application/grpc' && !/^application\/grpc[+;]/.test(type)) return undefined
  if (outcome === 'not_found' || outcome === 'no_virtual_host') return 12
  if (outcome === 'redirect') return 2
  const status = outcome === 'direct_response' ? directResponse?.status : undefined
  if (status === undefined || status < 300) return undefined
  return (
    ({ 400: 13, 401: 16, 403: 7, 404: 12, 429: 14, 502: 14, 503: 14, 504: 14 } as const)[status as 400] ?? 2
  )
}

/** The name that pilot gives the route of a sidecar that no rule stands behind. */
function ownRouteName({ virtualHost, clusters: [only], outcome }: Trace): string | undefined {
  if (!virtualHost?.otherwise || outcome === 'not_found') return undefined
  return virtualHost.otherwise.type === 'refuse' || (only && isBuiltIn(only)) ? virtualHost.name : 'default'
}

function answered({ status, body }: NonNullable<Trace['directResponse']>) {
  return body === '' ? { status } : { status, body }
}

/** The rule it ends at and the match that took it, as places in the case's objects. */
function placeOf({ route, filterChain, mesh }: Trace) {
  if (route) {
    const { place, root } = route.rule
    return { place, ...(root && { root }), ...(route.matchPlace && { match: route.matchPlace }) }
  }
  if (mesh) return mesh.chain.place && { place: mesh.chain.place }
  const place = filterChain?.action.type === 'tcp' ? filterChain.action.place : undefined
  return place && { place }
}
