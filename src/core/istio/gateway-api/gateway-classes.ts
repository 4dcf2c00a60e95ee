import { memoByKinds } from '../../model/memo.ts'
import { effective, type Model } from '../../model/model.ts'
import { textAt } from '../../model/read-value.ts'

/** What Istio does for Gateways of a class: runs them, or leaves them to others and only reports them. */
export type ClassRole = 'managed' | 'remote'

const controllers: ReadonlyMap<string, ClassRole> = new Map([
  ['istio.io/gateway-controller', 'managed'],
  ['istio.io/unmanaged-gateway', 'remote'],
])

/** Classes that are known without an object (gatewayclass_collection.go). Waypoints and east-west gateways need ambient mode. */
const builtIn: ReadonlyMap<string, ClassRole> = new Map([
  ['istio', 'managed'],
  ['istio-remote', 'remote'],
])

/** What a class is to Istio by its name; undefined for one that is not Istio's. */
export function classRole(model: Model, name: string): ClassRole | undefined {
  const controller = written(model).get(name)
  return controller === undefined ? builtIn.get(name) : controllers.get(controller)
}

/** Whether a controller that a GatewayClass names is one of Istio's. */
export function isOwnController(name: string): boolean {
  return controllers.has(name)
}

const written = memoByKinds(
  ['GatewayClass'],
  model =>
    new Map(
      effective(model, 'GatewayClass').map(it => [it.name, textAt(it.spec, 'controllerName') ?? ''] as const),
    ),
)
