import { gatewayApiGroup } from '../../../kinds/gateway-api/channel.ts'
import { memoByKinds } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import { type JsonMap, mapAt, textAt } from '../../../model/read-value.ts'
import type { Resource } from '../../../model/resource.ts'
import { waypointController } from './ambient.ts'

/**
 * Whether the waypoint of a Service or ServiceEntry is of a class that another controller runs: then that one reads the routes that
 * name it as their parent, and Istio leaves them alone (conversion.go, waypointManagedByAnotherController).
 */
export function hasForeignWaypoint(model: Model, target: Resource | undefined): boolean {
  if (!target) return false
  const own = labelsOf(target)
  const ofNamespace = namespaces(model).get(target.namespace)
  const labels = textAt(own, useWaypoint) !== undefined || !ofNamespace ? own : labelsOf(ofNamespace)
  const name = nameIn(labels)
  if (name === undefined) return false
  const gateway = model.find(
    `Gateway.${gatewayApiGroup}`,
    textAt(labels, namespaceOfWaypoint) || target.namespace,
    name,
  )
  if (!gateway) return false
  const className = textAt(gateway.spec, 'gatewayClassName')
  const gatewayClass = effective(model, 'GatewayClass').find(it => it.name === className)
  if (!gatewayClass) return false
  return !ownControllers.includes(textAt(gatewayClass.spec, 'controllerName') ?? '')
}

/** The label of a Service or Namespace that names its waypoint. */
export const useWaypoint = 'istio.io/use-waypoint'
const namespaceOfWaypoint = 'istio.io/use-waypoint-namespace'
const ownControllers = [waypointController, 'istio.io/gateway-controller']

/**
 * Whether nothing of a Service or ServiceEntry, nor its Namespace, names a waypoint: in ambient mode its routes are then not in force
 * (conversion.go, referenceAllowed). A Namespace that is not in the files may name one.
 */
export function lacksWaypoint(model: Model, target: Resource): boolean {
  const ofNamespace = namespaces(model).get(target.namespace)
  return ofNamespace !== undefined && [target, ofNamespace].every(it => nameIn(labelsOf(it)) === undefined)
}

/** The name of the waypoint that labels give; undefined where they give none. */
function nameIn(labels: JsonMap): string | undefined {
  const name = textAt(labels, useWaypoint) ?? ''
  return name === '' || name.toLowerCase() === 'none' ? undefined : name
}

function labelsOf({ value }: Resource) {
  return mapAt(mapAt(value, 'metadata'), 'labels')
}

const namespaces = memoByKinds(
  ['Namespace'],
  model => new Map(effective(model, 'Namespace').map(it => [it.name, it] as const)),
)
