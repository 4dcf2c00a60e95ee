import { sameItems } from '../../../data/same-value.ts'
import { memoByKinds, memoByPlace } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import type { Resource } from '../../../model/resource.ts'
import { parentListeners } from '../gateways.ts'
import { kindsLookedAt, type RouteKind, routeKinds } from '../kinds.ts'
import type { BuiltListener } from '../listeners.ts'
import { type Route, readRoute } from '../read-route.ts'
import { parentsOf } from '../route-parents.ts'

/** The routes that attach to a listener, each once, whether or not anything of them takes effect. */
export function attachedRoutes(
  model: Model,
  listener: Pick<BuiltListener, 'owner' | 'name'>,
): readonly Route[] {
  return attachedIn(attachedTable(model), listener).map(({ kind, index }) =>
    readRoute(effective(model, kind)[index]!),
  )
}

/** How many these are. */
export function attachedCount(model: Model, listener: Pick<BuiltListener, 'owner' | 'name'>): number {
  return attachedIn(attachedTable(model), listener).length
}

/** The routes of each listener; the same table as long as all of them attach as they did. */
export type AttachedRoutes = ReadonlyMap<string, readonly Attached[]>

interface Attached {
  readonly kind: RouteKind
  /** Among the effective ones of its kind. */
  readonly index: number
}

export function attachedIn(
  table: AttachedRoutes,
  { owner, name }: Pick<BuiltListener, 'owner' | 'name'>,
): readonly Attached[] {
  return table.get(keyOf(owner, name)) ?? nothing
}

const nothing: readonly Attached[] = []

/** As the controller counts: of a Gateway and a ListenerSet of one name together. */
function keyOf({ namespace, name }: Resource, listener: string): string {
  return `${namespace}/${name} ${listener}`
}

export const attachedTable = memoByKinds(kindsLookedAt, (model): AttachedRoutes => {
  const lists = routeKinds.map(kind => takersOf.get(kind)!(model, effective(model, kind)))
  if (!last || !sameItems(last.lists, lists)) last = { lists, attached: byListener(lists) }
  return last.attached
})

type Takers = readonly string[]

let last:
  | {
      readonly lists: readonly (readonly Takers[])[]
      readonly attached: AttachedRoutes
    }
  | undefined

/** By kind the listeners that take each route; the same list as long as all say the same, as with most edits of a route. */
const takersOf = new Map(
  routeKinds.map(kind => [
    kind,
    memoByPlace<Takers>(
      model => [parentListeners(model)],
      (model, resource, old) => {
        const taking = parentsOf(model, readRoute(resource))
          .flatMap(it => it.listeners.filter(({ denial }) => !denial))
          .map(({ listener }) => keyOf(listener.owner, listener.name))
        return old && sameItems(old, taking) ? old : taking
      },
    ),
  ]),
)

function byListener(lists: readonly (readonly Takers[])[]): AttachedRoutes {
  const found = new Map<string, Attached[]>()
  lists.forEach((routes, i) => {
    routes.forEach((takers, index) => {
      for (const key of new Set(takers)) {
        const attached = { kind: routeKinds[i]!, index }
        const list = found.get(key)
        if (list) list.push(attached)
        else found.set(key, [attached])
      }
    })
  })
  return found
}
