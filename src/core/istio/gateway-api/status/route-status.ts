import type { Model } from '../../../model/model.ts'
import { denialOf } from '../denials.ts'
import type { ParentRef, Route } from '../read-route.ts'
import { parentsOf, type RouteParent } from '../route-parents.ts'
import { translateRoute } from '../route-rules.ts'
import { isAmbient } from '../waypoints/ambient.ts'
import { lacksWaypoint } from '../waypoints/used-waypoint.ts'
import { type Condition, condition } from './condition.ts'
import type { ObjectStatus, ParentReference, ParentStatus } from './object-status.ts'

/** The status of a route, an entry for each parent that is looked at (conditions.go, createRouteStatus). */
export function routeStatus(model: Model, route: Route): ObjectStatus {
  const { resource, kind } = route
  const { name, namespace } = resource
  const parents = new Map<string, ParentStatus>()
  for (const parent of parentsOf(model, route)) {
    const parentRef = referenceOf(parent.ref)
    const { fault } = translateRoute(model, route, parent.mesh !== undefined)
    const conditions = [
      condition('Accepted', denialOf(route, parent)),
      condition('ResolvedRefs', fault),
      ...(isAmbient(model) ? [waypointCondition(model, parent)] : []),
    ]
    parents.set(JSON.stringify(parentRef), { parentRef, conditions })
  }
  return { resource, kind, namespace, name, parents: [...parents.values()] }
}

/** It is True whatever is the case; only its message says that a parent in the mesh has no waypoint. */
function waypointCondition(model: Model, { ref, mesh }: RouteParent): Condition {
  const target = mesh && model.find(ref.kind, ref.namespace, ref.name)
  const base = condition('ResolvedWaypoints', undefined)
  if (!target || !lacksWaypoint(model, target)) return base
  return {
    ...base,
    message: `Neither ${ref.kind} ${ref.name} nor its Namespace names a waypoint: in ambient mode the route is not in force.`,
  }
}

function referenceOf({ group, kind, writtenNamespace, name, sectionName, port }: ParentRef): ParentReference {
  return {
    ...(group !== '' && { group }),
    kind,
    ...(writtenNamespace !== undefined && { namespace: writtenNamespace }),
    name,
    ...(sectionName !== undefined && { sectionName }),
    ...(port !== undefined && { port }),
  }
}
