import { buildGateway } from '../istio/gateway/build-gateway.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import type { Model } from '../model/model.ts'
import { writtenPlace } from '../model/resource.ts'
import type { Request } from '../request/request.ts'
import { withVisibleWords } from '../text/visible/visible-words.ts'
import { type RequestSource, traceFrom } from '../trace/request-source.ts'
import type { Trace } from '../trace/trace.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { actionStage } from './explain-action.ts'
import { chainStage, tlsStage } from './explain-connection.ts'
import { requestStage, routeStage } from './explain-http.ts'
import { listenerStage } from './explain-listener.ts'
import { explainMesh } from './explain-mesh.ts'
import { answerOf } from './explain-outcome.ts'
import { virtualHostStage } from './explain-virtual-host.ts'
import type { Explained, Explanation, Stage } from './explanation.ts'
import { factsOf } from './facts.ts'
import { withPolicyNotes } from './policy-notes.ts'
import { withRefused } from './refused-objects.ts'

/** Traces a request and puts the way it took into words. Never throws on a model that was read from files. */
export function explainRequest(model: Model, workload: GatewayWorkload, request: Request): Explanation {
  return explainTrace({ model, workload, request, trace: traceRequest(model, workload, request) })
}

/** The same for a request from wherever it comes. */
export function explainFrom(model: Model, source: RequestSource, request: Request): Explanation {
  const trace = traceFrom(model, source, request)
  return explainTrace({ model, workload: source.workload, request, trace })
}

/** The way a trace took, stage by stage, each with what was tried there and why it was taken or passed over. */
export function explainTrace(explained: Explained): Explanation {
  const { trace } = explained
  const explanation = trace.mesh ? explainMesh(explained, trace.mesh) : explainGateway(explained)
  const whole = { ...withRefused(explained, explanation), facts: factsOf(explained) }
  return withVisibleWords(withPolicyNotes(explained, whole), shownWords)
}

/** What of an explanation is read by a person. */
const shownWords: ReadonlySet<string> = new Set([
  'title',
  'seen',
  'advice',
  'sentence',
  'label',
  'why',
  'text',
])

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
    ...(virtualService && { virtualService: writtenPlace(virtualService, []) }),
    ...(domain !== undefined && { domain }),
  }
}
