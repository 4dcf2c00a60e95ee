import type { KnownWorkload } from '../istio/gateway/gateway-workloads.ts'
import type { ClusterContext } from '../istio/routes/clusters.ts'
import type { GatewayWorkload } from '../istio/routes/workload.ts'
import { sidecarContext } from '../istio/sidecar/build-mesh.ts'
import type { KnownMeshWorkload } from '../istio/sidecar/mesh-sources.ts'
import type { MeshWorkload } from '../istio/sidecar/mesh-workload.ts'
import type { Model } from '../model/model.ts'
import type { Request } from '../request/request.ts'
import type { Trace } from './trace.ts'
import { traceMesh } from './trace-mesh.ts'
import { traceRequest } from './trace-request.ts'

/** Where a request comes from: a client at a gateway, or a workload of the mesh whose sidecar sends it out. */
export type RequestSource =
  | { readonly type: 'gateway'; readonly workload: GatewayWorkload }
  | { readonly type: 'mesh'; readonly workload: MeshWorkload }

/** A source that can be chosen: it has an id to be remembered by, and a name. */
export type KnownSource = KnownWorkload | KnownMeshWorkload

/** Where a request goes, whichever way it comes. */
export function traceFrom(model: Model, source: RequestSource, request: Request): Trace {
  switch (source.type) {
    case 'gateway':
      return traceRequest(model, source.workload, request)
    case 'mesh':
      return traceMesh(model, source.workload, request)
  }
}

/** Who looks services up for the routes of a source. */
export function contextOf(
  model: Model,
  { type, workload }: RequestSource,
): Omit<ClusterContext, 'serverPort'> {
  const context = { model, namespace: workload.namespace }
  return type === 'mesh' ? { ...context, sidecar: sidecarContext(model, workload, 'http') } : context
}
