import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { isAmbient, waypointClass, waypointController } from './waypoints/ambient.ts'

/** What Istio does for Gateways of a class: runs them for what comes in, or within the mesh, or leaves them to others and only reports them. */
export type ClassRole = 'managed' | 'waypoint' | 'remote'

const controllers: ReadonlyMap<string, ClassRole> = new Map([
  ['istio.io/gateway-controller', 'managed'],
  ['istio.io/unmanaged-gateway', 'remote'],
  [waypointController, 'waypoint'],
])

/** Classes that are known without an object (gatewayclass_collection.go). East-west gateways need several networks in ambient mode. */
const builtIn: ReadonlyMap<string, ClassRole> = new Map([
  ['istio', 'managed'],
  ['istio-remote', 'remote'],
  [waypointClass, 'waypoint'],
])

/**
 * What a class is to Istio by its name; undefined for one that is not Istio's. Waypoints are its own in ambient mode. A class of a name
 * that it knows stays its own even where an object gives the name to another controller: it does not look at such objects.
 */
export function classRole(model: Model, name: string): ClassRole | undefined {
  const given = roleOfController(model, written(model).get(name) ?? '')
  const role = given ?? builtIn.get(name)
  return role === 'waypoint' && !isAmbient(model) ? undefined : role
}

/** What Istio does for a Gateway, by its class; undefined where it does nothing. */
export function roleOf(model: Model, gateway: Resource): ClassRole | undefined {
  return classRole(model, textAt(gateway.spec, 'gatewayClassName') ?? '')
}

/** Whether a controller that a GatewayClass names is one of Istio's. */
export function isOwnController(model: Model, name: string): boolean {
  return roleOfController(model, name) !== undefined
}

function roleOfController(model: Model, name: string): ClassRole | undefined {
  const role = controllers.get(name)
  return role === 'waypoint' && !isAmbient(model) ? undefined : role
}

const written = memoByKinds(
  ['GatewayClass'],
  model =>
    new Map(
      effective(model, 'GatewayClass').map(it => [it.name, textAt(it.spec, 'controllerName') ?? ''] as const),
    ),
)
