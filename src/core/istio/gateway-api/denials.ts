import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import type { Fault } from './fault.ts'
import { type RouteKind, routeKinds } from './kinds.ts'
import type { BuiltListener } from './listeners.ts'
import { type Route, readRoute } from './read-route.ts'
import { type Denial, parentsOf, type RouteParent } from './route-parents.ts'

/** Best first: a listener that the route nearly fits says more than all those that it is not meant for. */
const ranking = ['NotAllowedByListeners', 'NoMatchingListenerHostname', 'NoMatchingParent'] as const

/** What keeps a route from a parent: the nearest of its listeners, and what they say. */
export interface Refusal extends Denial {
  /** Empty for a parent in the mesh. */
  readonly listeners: readonly BuiltListener[]
}

/** Why nothing of a parent takes a route; undefined where a listener takes it. */
export function refusalOf({ listeners, mesh, ref }: RouteParent): Refusal | undefined {
  if (mesh) return mesh.denial && { ...mesh.denial, listeners: [] }
  if (listeners.some(it => !it.denial)) return undefined
  const reason = ranking.find(it => listeners.some(({ denial }) => denial?.reason === it))
  const nearest = listeners.filter(it => it.denial?.reason === reason)
  // Of the listener that is named, the port says more than that the others have other names.
  const named = nearest.filter(it => it.listener.name === ref.sectionName)
  const [first] = [...named, ...nearest]
  return first?.denial && { ...first.denial, listeners: nearest.map(it => it.listener) }
}

/** The same as the controller reports it, in our words. */
export function denialOf(route: Route, parent: RouteParent): Fault | undefined {
  const refusal = refusalOf(parent)
  return refusal && { reason: refusal.reason, message: refusalWords(route, parent, refusal) }
}

/** Why nothing of a route takes effect, in words; undefined where it attaches somewhere, and for what is no route. */
export function whyUnattached(model: Model, resource: Resource): string | undefined {
  if (!(routeKinds as readonly string[]).includes(resource.kind as RouteKind)) return undefined
  const route = readRoute(resource)
  const parents = parentsOf(model, route)
  const denials = parents.map(it => denialOf(route, it))
  if (denials.includes(undefined)) return undefined
  if (parents.length === 0)
    return 'None of its parents is a Gateway of Istio with a listener, or in the mesh.'
  return denials.map(it => it?.message).join(' ')
}

/** What keeps a route from a parent, in a sentence. */
export function refusalWords(
  { kind, resource, hostnames }: Route,
  { ref }: RouteParent,
  refusal: Refusal,
): string {
  const { because, listeners } = refusal
  const words = (of: (listener: BuiltListener) => string | number) =>
    list(listeners.map(it => String(of(it))))
  switch (because) {
    case 'port':
      return `No listener of ${ref.name} has port ${ref.port}. It has ${words(it => it.port)}.`
    case 'section':
      return `${ref.name} has no listener ${ref.sectionName}. It has ${words(it => it.name)}.`
    case 'hostname':
      return `No listener of ${ref.name} is for ${list(hostnames)}. They are for ${words(it => it.hostname ?? '*')}.`
    case 'namespace':
      return `${ref.name} takes no routes from namespace ${resource.namespace} on ${words(it => it.name)}.`
    case 'kind':
      return `${ref.name} takes no ${kind} on ${words(it => it.name)}, ${takenKinds(listeners)}.`
    case 'missing':
      return `There is no ${ref.kind} ${ref.namespace}/${ref.name}.`
  }
}

function takenKinds(listeners: readonly BuiltListener[]): string {
  const kinds = listeners.flatMap(it => it.supportedKinds)
  return kinds.length > 0 ? `only ${list(kinds)}` : 'nor any other route'
}

/** Without repeats; what is more than a few is counted. */
function list(all: readonly string[]): string {
  const distinct = [...new Set(all)]
  const rest = distinct.length - 4
  const shown = rest > 0 ? [...distinct.slice(0, 4), `${rest} more`] : distinct
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
