import { memoByKinds } from '../../../model/memo.ts'
import { effective, type Model } from '../../../model/model.ts'
import { kindsLookedAt, routeKinds } from '../kinds.ts'
import type { BuiltListener } from '../listeners.ts'
import { type Route, readRoute } from '../read-route.ts'
import { parentsOf } from '../route-parents.ts'

/** The routes that attach to a listener, each once, whether or not anything of them takes effect. */
export function attachedRoutes(
  model: Model,
  { owner, name }: Pick<BuiltListener, 'owner' | 'name'>,
): readonly Route[] {
  return [...(attached(model).get(`${owner.id} ${name}`) ?? [])]
}

const attached = memoByKinds(kindsLookedAt, model => {
  const found = new Map<string, Set<Route>>()
  for (const kind of routeKinds)
    for (const resource of effective(model, kind)) {
      const route = readRoute(resource)
      for (const { listeners } of parentsOf(model, route))
        for (const { listener, denial } of listeners) {
          if (denial) continue
          const key = `${listener.owner.id} ${listener.name}`
          const routes = found.get(key) ?? new Set()
          found.set(key, routes.add(route))
        }
    }
  return found
})
