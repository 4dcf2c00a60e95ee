import { memoByKinds } from '../../model/memo.ts'
import type { Model } from '../../model/model.ts'
import type { SidecarContext } from '../routes/clusters.ts'
import { type MeshListener, meshListeners } from './mesh-listeners.ts'
import type { MeshService } from './mesh-services.ts'
import { buildMeshRoutes, type MeshRoutes } from './mesh-virtual-hosts.ts'
import type { MeshWorkload } from './mesh-workload.ts'
import { type SidecarScope, sidecarScope } from './sidecar-scope.ts'

/** What Istio makes of the configuration for the sidecar of a workload, as far as it sends traffic out. */
export interface MeshConfig {
  readonly workload: MeshWorkload
  readonly scope: SidecarScope
  /** The route configuration of a port; built when it is first asked for. */
  routes(port: number): MeshRoutes
  /** The listeners of a port by address, with one for a service that is not in the files where it is the one that is called. */
  listeners(port: number, believed?: MeshService): ReadonlyMap<string, MeshListener>
}

/** What the sidecar of a workload knows; kept as long as the model lives. */
export function buildMesh(model: Model, workload: MeshWorkload): MeshConfig {
  const { complete, declared } = model.settings
  const key = JSON.stringify([workload.namespace, [...workload.labels].sort(), complete, declared])
  const cache = built(model)
  const known = cache.get(key)
  if (known) return known
  const config = build(model, workload)
  cache.set(key, config)
  return config
}

/** How destinations are looked up for what the sidecar of a workload carries. */
export function sidecarContext(
  model: Model,
  workload: MeshWorkload,
  carries: SidecarContext['carries'],
): SidecarContext {
  return { services: buildMesh(model, workload).scope.known, carries }
}

const built = memoByKinds(
  ['Sidecar', 'VirtualService', 'DestinationRule', 'Service', 'ServiceEntry'],
  () => new Map<string, MeshConfig>(),
)

function build(model: Model, workload: MeshWorkload): MeshConfig {
  const scope = sidecarScope(model, workload)
  const ports = new Map<number, MeshRoutes>()
  const listeners = new Map<string, ReadonlyMap<string, MeshListener>>()
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
    listeners(port, believed) {
      const key = `${port} ${believed?.host ?? ''}`
      const known = listeners.get(key)
      if (known) return known
      const found = meshListeners({ model, workload, scope }, port, believed)
      listeners.set(key, found)
      return found
    },
  }
}
