import type { Model } from '../../model/model.ts'
import { memoByKinds } from '../../model/remember.ts'
import { buildMeshRoutes, type MeshRoutes } from './mesh-virtual-hosts.ts'
import type { MeshWorkload } from './mesh-workload.ts'
import { type SidecarScope, sidecarScope } from './sidecar-scope.ts'

/** What Istio makes of the configuration for the sidecar of a workload, as far as it sends traffic out. */
export interface MeshConfig {
  readonly workload: MeshWorkload
  readonly scope: SidecarScope
  /** The route configuration of a port; built when it is first asked for. */
  routes(port: number): MeshRoutes
}

/** What the sidecar of a workload knows; kept as long as the model lives. */
export function buildMesh(model: Model, workload: MeshWorkload): MeshConfig {
  const { complete, declared } = model.settings
  const key = JSON.stringify([workload.namespace, [...workload.labels].sort(), complete, declared])
  const kept = built(model)
  const known = kept.get(key)
  if (known) return known
  const config = build(model, workload)
  kept.set(key, config)
  return config
}

const built = memoByKinds(
  ['Sidecar', 'VirtualService', 'DestinationRule', 'Service', 'ServiceEntry'],
  () => new Map<string, MeshConfig>(),
)

function build(model: Model, workload: MeshWorkload): MeshConfig {
  const scope = sidecarScope(model, workload)
  const ports = new Map<number, MeshRoutes>()
  return {
    workload,
    scope,
    routes(port) {
      const known = ports.get(port)
      if (known) return known
      const routes = buildMeshRoutes(model, workload, scope, port)
      ports.set(port, routes)
      return routes
    },
  }
}
