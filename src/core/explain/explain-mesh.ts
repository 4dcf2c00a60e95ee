import { writtenPlace } from '../model/resource.ts'
import type { MeshPath } from '../trace/connect.ts'
import { actionStage } from './explain-action.ts'
import { requestStage, routeStage } from './explain-http.ts'
import { meshHostStage } from './explain-mesh-host.ts'
import { meshChainStage, meshListenerStage } from './explain-mesh-listener.ts'
import { answerOf } from './explain-outcome.ts'
import { sidecarStage } from './explain-sidecar.ts'
import type { Explained, Explanation, Stage } from './explanation.ts'

/** The way of a request from a workload through its own sidecar, stage by stage. */
export function explainMesh(explained: Explained, mesh: MeshPath): Omit<Explanation, 'facts'> {
  const { trace } = explained
  const stages: Stage[] = [sidecarStage(explained, mesh), meshListenerStage(explained, mesh)]
  if (trace.outcome !== 'listener_rejected' && mesh.chain.type !== 'http')
    stages.push(meshChainStage(explained, mesh))
  if (trace.outcome === 'invalid_request') stages.push(requestStage(explained))
  else if (trace.routeConfig) {
    stages.push(meshHostStage(explained, mesh))
    const route = routeStage(explained)
    if (route) stages.push(route)
  }
  // A stage that stops is the last.
  const action = stages.at(-1)?.verdict === 'stopped' ? undefined : actionStage(explained)
  if (action) stages.push(action)
  return { outcome: trace.outcome, ...answerOf(explained), stages, path: pathOf(explained, mesh) }
}

function pathOf({ trace }: Explained, { chain, target }: MeshPath): Explanation['path'] {
  const rule = trace.route?.rule.place ?? chain.place
  const virtualService = trace.route?.virtualService ?? chain.virtualService
  const domain = target?.host ?? trace.domain
  return {
    mesh: true,
    ...(rule && { rule }),
    ...(virtualService && { virtualService: writtenPlace(virtualService, []) }),
    ...(domain !== undefined && { domain: domain.toLowerCase() }),
  }
}
