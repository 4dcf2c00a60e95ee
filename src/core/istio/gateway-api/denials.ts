import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { type RouteKind, routeKinds } from './kinds.ts'
import { readRoute } from './read-route.ts'
import { type Denial, parentsOf, type RouteParent } from './route-parents.ts'

/** Best first: a listener that the route nearly fits says more than all those that it is not meant for. */
const ranking = ['NotAllowedByListeners', 'NoMatchingListenerHostname', 'NoMatchingParent'] as const

/** Why nothing of a parent takes the route: what the nearest of its listeners say, together. Undefined where one takes it. */
export function denialOf(parent: RouteParent): Denial | undefined {
  const nearest = nearestDenials(parent)
  const [first] = nearest
  return first && { ...first, message: nearest.map(it => it.message).join(' ') }
}

/** What each of the nearest listeners says. */
export function nearestDenials({ listeners, mesh }: RouteParent): readonly Denial[] {
  if (mesh) return mesh.denial ? [mesh.denial] : []
  if (listeners.some(it => !it.denial)) return []
  const denials = listeners.flatMap(it => it.denial ?? [])
  const reason = ranking.find(it => denials.some(denial => denial.reason === it))
  return denials.filter(it => it.reason === reason)
}

/** Why nothing of a route takes effect, in words; undefined where it attaches somewhere, and for what is no route. */
export function whyUnattached(model: Model, resource: Resource): string | undefined {
  if (!(routeKinds as readonly string[]).includes(resource.kind as RouteKind)) return undefined
  const parents = parentsOf(model, readRoute(resource))
  const denials = parents.map(denialOf)
  if (denials.includes(undefined)) return undefined
  if (parents.length === 0)
    return 'None of its parents is a Gateway of Istio with a listener, or in the mesh.'
  return denials.map(it => it?.message).join(' ')
}
