import { canonical } from '../../data/canonical.ts'
import type { JsonMap } from '../../model/read-value.ts'
import { objectOf } from './object-of.ts'
import type { PlannedRoute } from './planned-route.ts'
import type { WrittenMatches } from './rule-order.ts'

/** The route as an object. */
export function writeRoute(route: PlannedRoute, matches: WrittenMatches): JsonMap {
  const { kind, name, namespace, parentRefs, hostnames, of } = route
  const rules =
    kind === 'HTTPRoute'
      ? route.rules.map(({ converted }) => {
          const written = converted.matches.map(it => matches.get(it)!)
          const isImplied = converted.matches.every(it => it.isImplied) && isEverything(written[0])
          return {
            ...(converted.name !== undefined && { name: converted.name }),
            ...(!isImplied && { matches: written }),
            ...converted.action,
          }
        })
      : [{ backendRefs: [...route.backendRefs] }]
  return objectOf(
    kind,
    name,
    namespace,
    { parentRefs: [...parentRefs], ...(hostnames && { hostnames: [...hostnames] }), rules },
    of,
  )
}

function isEverything(match: JsonMap | undefined): boolean {
  return canonical(match ?? null) === canonical({ path: { type: 'PathPrefix', value: '/' } })
}
