import { buildGateway } from '../istio/gateway/build-gateway.ts'
import type { GatewayWorkload } from '../istio/gateway/workload.ts'
import type { Model } from '../model/model.ts'
import type { Place } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import { type Source, traceFrom } from '../trace/source.ts'
import { type Outcome, type Trace, traceRequest } from '../trace/trace-request.ts'
import { actionStage } from './explain-action.ts'
import { chainStage, listenerStage, tlsStage } from './explain-connection.ts'
import { requestStage, routeStage, virtualHostStage } from './explain-http.ts'
import { explainMesh } from './explain-mesh.ts'
import { answerOf } from './explain-outcome.ts'
import { type Fact, factsOf } from './facts.ts'

/** A trace in words. Plain data: it crosses the worker. */
export interface Explanation {
  readonly outcome: Outcome
  /** In a few words: `301 → https://…`, `reviews.prod 80 %, reviews.qa 20 %`. */
  readonly title: string
  /** What the client sees, as Envoy names it: `404 NR route_not_found`. */
  readonly seen: string
  /** What to change where the request was stopped. */
  readonly advice: string | undefined
  /** Whether it comes to where a rule sends it and that exists, or is answered as a rule says. */
  readonly verdict: 'arrived' | 'answered' | 'stopped'
  readonly stages: readonly Stage[]
  /** What holds for it on its way to the destination: rewrites, retries, timeout, TLS and so on. */
  readonly facts: readonly Fact[]
  /** Where the path leads through the drawing; undefined for what was not reached. */
  readonly path: {
    /** It comes from a workload of the mesh and not through a gateway. */
    readonly mesh?: true
    readonly server?: Place
    readonly rule?: Place
    readonly virtualService?: Place
    readonly domain?: string
  }
}

export interface Stage {
  readonly name: StageName
  readonly verdict: 'passed' | 'stopped'
  readonly sentence: string
  /** What was tried, in order; the taken one has its reason too. */
  readonly candidates: readonly Candidate[]
}

export type StageName =
  | 'sidecar'
  | 'listener'
  | 'filterChain'
  | 'tls'
  | 'request'
  | 'virtualHost'
  | 'route'
  | 'action'

export interface Candidate {
  readonly place?: Place
  readonly label: string
  readonly taken: boolean
  readonly why: string
}

/** What a trace is explained with. */
export interface Explained {
  readonly model: Model
  /** Of the gateway, or of the mesh where the trace has a sidecar's part. */
  readonly workload: GatewayWorkload
  readonly request: Request
  readonly trace: Trace
}

/** Traces a request and puts the way it took into words. Never throws on a model that was read from files. */
export function explainRequest(model: Model, workload: GatewayWorkload, request: Request): Explanation {
  return explainTrace({ model, workload, request, trace: traceRequest(model, workload, request) })
}

/** The same for a request from wherever it comes. */
export function explainFrom(model: Model, source: Source, request: Request): Explanation {
  const trace = traceFrom(model, source, request)
  return explainTrace({ model, workload: source.workload, request, trace })
}

/** The way a trace took, stage by stage, each with what was tried there and why it was taken or passed over. */
export function explainTrace(explained: Explained): Explanation {
  const { trace } = explained
  const told = trace.mesh ? explainMesh(explained, trace.mesh) : explainGateway(explained)
  return { ...told, facts: factsOf(explained) }
}

function explainGateway(explained: Explained): Omit<Explanation, 'facts'> {
  const { model, workload, trace } = explained
  const config = buildGateway(model, workload)
  const stages: Stage[] = [listenerStage(explained, config)]
  if (trace.listener && trace.outcome !== 'listener_rejected') stages.push(chainStage(explained, config))
  if (trace.filterChain) {
    const tls = tlsStage(explained)
    if (tls) stages.push(tls)
  }
  if (trace.outcome === 'invalid_request') stages.push(requestStage(explained))
  else if (trace.routeConfig) {
    stages.push(virtualHostStage(explained))
    const route = routeStage(explained)
    if (route) stages.push(route)
  }
  const action = actionStage(explained)
  if (action) stages.push(action)
  return { outcome: trace.outcome, ...answerOf(explained), stages, path: pathOf(trace) }
}

function pathOf({ filterChain, route, domain }: Trace): Explanation['path'] {
  const server = filterChain && {
    resource: filterChain.server.gateway.id,
    path: filterChain.server.server.path,
  }
  const tcp = filterChain?.action.type === 'tcp' ? filterChain.action : undefined
  const rule = route?.rule.place ?? tcp?.place
  const virtualService = route?.virtualService ?? tcp?.virtualService
  return {
    ...(server && { server }),
    ...(rule && { rule }),
    ...(virtualService && { virtualService: { resource: virtualService.id, path: [] } }),
    ...(domain !== undefined && { domain }),
  }
}
