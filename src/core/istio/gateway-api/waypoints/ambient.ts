import { gatewayApiGroup } from '../../../kinds/gateway-api/channel.ts'
import { memoByKinds } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import { labelsAt, mapAt, textAt } from '../../../model/read-value.ts'
import type { Resource } from '../../../model/resource.ts'

/** The class of waypoints, which Istio knows without an object; and the controller that any class of theirs names. */
export const waypointClass = 'istio-waypoint'
export const waypointController = 'istio.io/mesh-controller'

/**
 * Whether Istio runs in ambient mode, by what the files have: a waypoint, a class of waypoints, or a Namespace in it. Without, Istio
 * leaves waypoints alone, and says nothing of them in the status of routes.
 */
export function isAmbient(model: Model): boolean {
  return model.settings.withoutAmbient !== true && showsAmbient(model)
}

const showsAmbient = memoByKinds(
  [`Gateway.${gatewayApiGroup}`, 'GatewayClass', 'Namespace'],
  model =>
    effective(model, `Gateway.${gatewayApiGroup}`).some(
      it => textAt(it.spec, 'gatewayClassName') === waypointClass,
    ) ||
    effective(model, 'GatewayClass').some(it => textAt(it.spec, 'controllerName') === waypointController) ||
    effective(model, 'Namespace').some(isInAmbient),
)

/** Whether a Namespace of the files is in ambient mode, and neither it nor a revision asks for sidecars. */
export function isAmbientNamespace(model: Model, name: string): boolean {
  return effective(model, 'Namespace').some(it => {
    const labels = labelsOf(it)
    return (
      it.name === name &&
      isInAmbient(it) &&
      labels?.get('istio-injection') !== 'enabled' &&
      !labels?.get('istio.io/rev')
    )
  })
}

function isInAmbient(namespace: Resource): boolean {
  return labelsOf(namespace)?.get('istio.io/dataplane-mode') === 'ambient'
}

function labelsOf({ value }: Resource) {
  return labelsAt(mapAt(value, 'metadata'), 'labels')
}
