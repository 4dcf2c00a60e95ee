import type { Model } from '../../../model/model.ts'
import type { Fault } from '../fault.ts'
import type { ParentRef, Route } from '../read-route.ts'
import { parentsOf, type RouteParent } from '../route-parents.ts'
import { translateRoute } from '../route-rules.ts'
import { condition } from './condition.ts'
import type { ObjectStatus, ParentReference, ParentStatus } from './object-status.ts'

/** The status of a route, an entry for each parent that is looked at (conditions.go, createRouteStatus). */
export function routeStatus(model: Model, route: Route): ObjectStatus {
  const { resource, kind } = route
  const { name, namespace } = resource
  const parents = new Map<string, ParentStatus>()
  for (const parent of parentsOf(model, route)) {
    const parentRef = referenceOf(parent.ref)
    const { fault } = translateRoute(model, route, parent.mesh !== undefined)
    const conditions = [condition('Accepted', denialOf(parent)), condition('ResolvedRefs', fault)]
    parents.set(JSON.stringify(parentRef), { parentRef, conditions })
  }
  return { resource, kind, namespace, name, parents: [...parents.values()] }
}

/** Best first: a listener that the route nearly fits says more than all those that it is not meant for. */
const ranking = ['NotAllowedByListeners', 'NoMatchingListenerHostname', 'NoMatchingParent'] as const

/** Why none of the listeners of a parent takes the route: what the nearest ones say. */
export function denialOf({ listeners, mesh }: RouteParent): Fault | undefined {
  if (mesh) return mesh.denial
  const denials = listeners.map(it => it.denial)
  if (denials.includes(undefined)) return undefined
  const reason = ranking.find(it => denials.some(denial => denial?.reason === it))
  const nearest = denials.filter(it => it?.reason === reason)
  return nearest[0] && { reason: nearest[0].reason, message: nearest.map(it => it?.message).join(' ') }
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
