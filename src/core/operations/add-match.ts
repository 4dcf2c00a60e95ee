import type { RouteKind } from '../model/gateways.ts'
import type { Place } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { isCatchAll, matchFor } from './add-rule.ts'
import { editResource } from './edit-resources.ts'
import { isRoute, narrowedNote, planRouteMatch } from './gateway-api-plans.ts'
import { planInsert } from './insert-item.ts'
import type { Operation } from './operation.ts'
import { nameOf } from './words.ts'

/** Adds an alternative to the matches of a rule, also of one of the Gateway API. A rule without any took everything; it takes only this afterwards. */
export function addMatch(rule: Place, match?: Json): Operation {
  return {
    title: `Add match to ${nameOf(rule.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, rule.resource, ({ resource }) => {
        if (isRoute(resource)) return planRouteMatch(resource, rule, match)
        const protocol = protocolOf(rule)
        const value = valueAt(resource.value, rule.path)
        if (!protocol || value === undefined) return { refuse: 'The rule is no longer there.' }
        const path = [...rule.path, 'match']
        const found = valueAt(value, ['match'])
        const count = Array.isArray(found) ? found.length : 0
        const plan = planInsert(
          resource,
          { resource: rule.resource, path },
          count,
          match ?? matchFor(resource, protocol),
        )
        const narrows = count === 0 && isCatchAll(value, protocol)
        return narrows && 'steps' in plan ? { ...plan, note: narrowedNote } : plan
      }),
  }
}

function protocolOf({ path }: Place): RouteKind | undefined {
  const name = path[1]
  return name === 'http' || name === 'tls' || name === 'tcp' ? name : undefined
}
