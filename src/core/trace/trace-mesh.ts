import type { RouteConfig } from '../istio/routes/virtual-hosts.ts'
import { buildMesh, type MeshConfig, sidecarContext } from '../istio/sidecar/build-mesh.ts'
import type { MeshWorkload } from '../istio/sidecar/mesh-workload.ts'
import type { Model } from '../model/model.ts'
import type { Request } from '../request/request.ts'
import { connect, type MeshPath } from './connect.ts'
import type { Trace } from './trace.ts'
import { traceHttp } from './trace-http.ts'

/** Where a request of a workload in the mesh goes, by what its own sidecar does with it. */
export function traceMesh(model: Model, workload: MeshWorkload, request: Request): Trace {
  const config = buildMesh(model, workload)
  const mesh = connect(model, config, request)
  const reached = { passedOver: [], clusters: mesh.chain.clusters, mirrors: [], mesh }
  if (mesh.listener.rejected) return { ...reached, clusters: [], outcome: 'listener_rejected' }
  if (mesh.chain.type !== 'http') return { ...reached, outcome: 'route' }
  const sidecar = sidecarContext(model, workload, 'http')
  const context = { model, namespace: workload.namespace, sidecar }
  return traceHttp(context, reached, routeConfigOf(config, mesh, request.port), request)
}

/** The virtual hosts of the port; on the address of one service, that service's alone, whatever the Host. */
export function routeConfigOf(config: MeshConfig, { chain }: MeshPath, port: number): RouteConfig {
  const routes = config.routes(port)
  if (!chain.service) return routes.config
  const { host } = chain.service
  const own = routes.hosts.find(it => it.domains.includes(host))
  const found = own && routes.config.virtualHosts.get(host.toLowerCase())
  return {
    name: `${host}:${port}`,
    virtualHosts: new Map(found ? [['*', { ...found, domain: '*' }]] : []),
    blackhole: false,
  }
}
