import { sameItems } from '../../../data/same-value.ts'
import { memoByKinds, memoByPlace } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
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
  return attachedTo(model, listener).map(({ kind, index }) => readRoute(effective(model, kind)[index]!))
}

/** How many these are. */
export function attachedCount(model: Model, listener: Pick<BuiltListener, 'owner' | 'name'>): number {
  return attachedTo(model, listener).length
}

interface Attached {
  readonly kind: RouteKind
  /** Among the effective ones of its kind. */
  readonly index: number
}

function attachedTo(
  model: Model,
  { owner, name }: Pick<BuiltListener, 'owner' | 'name'>,
): readonly Attached[] {
  return attached(model).get(`${owner.id} ${name}`) ?? nothing
}

const nothing: readonly Attached[] = []

const attached = memoByKinds(kindsLookedAt, (model): ReadonlyMap<string, readonly Attached[]> => {
  const lists = routeKinds.map(kind => takersOf.get(kind)!(model, effective(model, kind)))
  if (!last || !sameItems(last.lists, lists)) last = { lists, attached: byListener(lists) }
  return last.attached
})

type Takers = readonly string[]

let last:
  | {
      readonly lists: readonly (readonly Takers[])[]
      readonly attached: ReadonlyMap<string, readonly Attached[]>
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
          .map(({ listener }) => `${listener.owner.id} ${listener.name}`)
        return old && sameItems(old, taking) ? old : taking
      },
    ),
  ]),
)

function byListener(lists: readonly (readonly Takers[])[]): ReadonlyMap<string, readonly Attached[]> {
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
